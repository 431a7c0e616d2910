/**
 * Every edition of OFX this package speaks. `header` is what the file header's VERSION says, `mfa` whether
 * the edition has the multi-factor challenge: 1.5.1 and 1.6 have a greater number than 1.0.3 and no MFA,
 * so nothing may be decided by comparing version numbers.
 */
const VERSION_TABLE = {
  '1.0.2': { header: '102', syntax: 'sgml', mfa: false },
  '1.0.3': { header: '103', syntax: 'sgml', mfa: true },
  '1.5.1': { header: '151', syntax: 'sgml', mfa: false },
  '1.6': { header: '160', syntax: 'sgml', mfa: false },
  '2.0.0': { header: '200', syntax: 'xml', mfa: false },
  '2.0.1': { header: '201', syntax: 'xml', mfa: false },
  '2.0.2': { header: '202', syntax: 'xml', mfa: false },
  '2.0.3': { header: '203', syntax: 'xml', mfa: true },
  '2.1.0': { header: '210', syntax: 'xml', mfa: true },
  '2.1.1': { header: '211', syntax: 'xml', mfa: true },
  '2.2': { header: '220', syntax: 'xml', mfa: true },
  '2.2.1': { header: '221', syntax: 'xml', mfa: true },
  '2.3': { header: '230', syntax: 'xml', mfa: true },
} as const satisfies Record<string, VersionFacts>;

interface VersionFacts {
  readonly header: string;
  readonly syntax: Syntax;
  readonly mfa: boolean;
}

/** How the body is written: `sgml` for OFX 1.x, `xml` for OFX 2.x. */
export type Syntax = 'sgml' | 'xml';

/** An edition of OFX, for example `'1.0.3'` or `'2.1.1'`. */
export type Version = keyof typeof VERSION_TABLE;

/** Every version, oldest first within its line. */
export const VERSIONS = Object.keys(VERSION_TABLE) as readonly Version[];

/** Whether `text` names a version this package speaks. */
export const isVersion = (text: string): text is Version => Object.hasOwn(VERSION_TABLE, text);

/** The version whose file header says VERSION:`header`, for example `'103'`; undefined when none does. */
export const versionOfHeader = (header: string): Version | undefined =>
  VERSIONS.find((version) => VERSION_TABLE[version].header === header);

/** What the file header's VERSION says, for example `'103'`. */
export const headerOfVersion = (version: Version): string => VERSION_TABLE[version].header;

/** Whether the version is SGML or XML. */
export const syntaxOf = (version: Version): Syntax => VERSION_TABLE[version].syntax;

/** Whether the version has the multi-factor challenge (status 3000, MFACHALLENGERQ, ACCESSKEY). */
export const hasMfa = (version: Version): boolean => VERSION_TABLE[version].mfa;

/** A set of versions, as the schema's entries name them. */
export type VersionSet = ReadonlySet<Version>;

const select = (keep: (version: Version) => boolean): VersionSet => new Set(VERSIONS.filter(keep));

const only = (...versions: Version[]): VersionSet => new Set(versions);

const inXmlSince = (first: Version): VersionSet =>
  select((version) => syntaxOf(version) === 'xml' && VERSIONS.indexOf(version) >= VERSIONS.indexOf(first));

const union = (...sets: VersionSet[]): VersionSet =>
  select((version) => sets.some((versions) => versions.has(version)));

const except = (versions: VersionSet, ...without: VersionSet[]): VersionSet =>
  select((version) => versions.has(version) && !without.some((others) => others.has(version)));

/** The versions with the challenge exchange: 1.0.3, and 2.x from 2.0.3 on. */
export const MFA: VersionSet = select(hasMfa);

/**
 * 1.5.1 and 1.6: every message set in a second version (...V2), with longer identifiers and texts. In these
 * versions the tables allow an element of V2 sets in V1 sets too, as the DTD does.
 */
export const V2SETS: VersionSet = only('1.5.1', '1.6');
/** 1.6 alone: what it added to the V2 sets. */
export const ONLY_16: VersionSet = only('1.6');
/** What 1.5.1 brought and 2.x kept: bill presentment, transfers by credit card. */
export const SINCE_151: VersionSet = union(V2SETS, inXmlSince('2.0.0'));
/** What 1.6 brought and 2.x kept: the status of bills. */
export const SINCE_16: VersionSet = union(ONLY_16, inXmlSince('2.0.0'));
/** What the last revisions of 1.x have in common with 2.x; 1.0.3 is from 2006, seven years after 1.6. */
export const REVISED: VersionSet = union(only('1.0.3'), SINCE_16);

/** All of 2.x. */
export const XML: VersionSet = inXmlSince('2.0.0');
/** 2.0.1 and later: balance lists in bank statements, links from payments to bills. */
export const SINCE_201: VersionSet = inXmlSince('2.0.1');
/** 2.1.0 and later: loans and images. */
export const SINCE_210: VersionSet = inXmlSince('2.1.0');
/** 2.1.1 and later: image download, closing statements for investments. */
export const SINCE_211: VersionSet = inXmlSince('2.1.1');
/** 2.2 and later: access tokens, extensions, pending transactions, and most additions to statements. */
export const SINCE_22: VersionSet = inXmlSince('2.2');
/** 2.2.1 and later: user information, contact profiles, available cash advance. */
export const SINCE_221: VersionSet = inXmlSince('2.2.1');
/**
 * 1.x and 2.0.x. They were published as DTDs; 2.1.0 and later as XML Schema, which corrected some names and
 * placed some elements differently.
 */
export const UNTIL_203: VersionSet = except(new Set(VERSIONS), SINCE_210);
/** 2.0.x: XML, and still a DTD. */
export const XML_UNTIL_203: VersionSet = except(XML, SINCE_210);
/** Where statement transactions name the service provider: gone with the DTDs. */
export const REVISED_UNTIL_203: VersionSet = except(REVISED, SINCE_210);
/** 2.0.0 took these over from 1.6 by mistake, 2.0.1 removed them. */
export const V2SETS_AND_200: VersionSet = union(V2SETS, only('2.0.0'));
/** The tax message sets: 2.x up to 2.2.1; 2.3 moved them into a standard of their own. */
export const TAX: VersionSet = except(XML, only('2.3'));
