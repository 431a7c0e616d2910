import type { Syntax, Version } from '../versions.ts';

/** The fields of the 1.x header, in the standard's order (section 2.2.1). */
export const SGML_FIELDS = [
  'OFXHEADER',
  'DATA',
  'VERSION',
  'SECURITY',
  'ENCODING',
  'CHARSET',
  'COMPRESSION',
  'OLDFILEUID',
  'NEWFILEUID',
] as const;

/** The attributes of the 2.x header, in the standard's order (section 2.2.2). */
export const XML_FIELDS = ['OFXHEADER', 'VERSION', 'SECURITY', 'OLDFILEUID', 'NEWFILEUID'] as const;

/** A field's name in either header. */
export type HeaderField = (typeof SGML_FIELDS)[number];

/** The standard's header fields, as they are written; a 2.x header has five of them. */
export type HeaderFields = { readonly [Field in HeaderField]?: string };

/** The header of a file that was read: the standard's fields and what they amounted to. */
export interface OfxHeader extends HeaderFields {
  /** The version the file says it is in; undefined where it says none, or one nobody knows. */
  readonly version: Version | undefined;
  /** The syntax the body was read in, which need not be the version's. */
  readonly syntax: Syntax;
  /** WHATWG name of the character encoding the file was read in; `utf-16` for input that was a string. */
  readonly charset: string;
  /** Fields the standard does not have. */
  readonly other: Readonly<Record<string, string>>;
}
