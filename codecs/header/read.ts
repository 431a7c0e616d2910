import { type HeaderField, type HeaderFields, SGML_FIELDS, XML_FIELDS } from './header.ts';

/** What was found in front of `<OFX>`. */
export interface ReadHeader {
  /** Whether it is a 2.x header (`<?OFX ...?>`), a 1.x header (`OFXHEADER:100`) or neither. */
  readonly form: 'sgml' | 'xml' | 'none';
  readonly fields: HeaderFields;
  /** Fields the standard does not have. */
  readonly other: Readonly<Record<string, string>>;
  /** The XML declaration's encoding. */
  readonly encoding: string | undefined;
  /** Where each field stands: the offset of its name, by that name; the XML declaration's as `ENCODING`. */
  readonly places: Readonly<Record<string, number>>;
  readonly faults: readonly HeaderFault[];
}

/** Something wrong with a header. */
export interface HeaderFault {
  readonly message: string;
  /** The field concerned; empty for the header as a whole. */
  readonly path: string;
  /** Offset in the header's text: of the field, or of the header where that is missing. */
  readonly at: number;
}

interface Pair {
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

/** Where each known key stands, also where lines are glued together: `OFXHEADER:100DATA:OFXSGML`. */
const KEY = new RegExp(`(${SGML_FIELDS.join('|')})\\s*:`, 'gi');
/** The word boundary keeps it linear: without, it would be tried from each letter of a long word. */
const ATTRIBUTE = /\b([A-Za-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const OWN_KEY = /^(\s*)([A-Za-z][A-Za-z0-9._-]*)\s*:/;

/** Reads a header, tolerantly (PROTOCOL 1.4 lists what is seen), from the text in front of `<OFX>`. */
export const readHeader = (text: string): ReadHeader => {
  if (/OFXHEADER\s*:/i.test(text) || (/\b[A-Z]+\s*:/.test(text) && !text.includes('<?')))
    return readSgml(text);
  if (text.includes('<?')) return readXml(text);
  const fault = { message: 'the header is missing', path: '', at: 0 };
  return { form: 'none', fields: {}, other: {}, encoding: undefined, places: {}, faults: [fault] };
};

const readSgml = (text: string): ReadHeader => {
  const lines = [...text.matchAll(/[^\r\n]+/g)].map((line) => readLine(line[0], line.index));
  const pairs = lines.flat();
  const glued = lines.flatMap((line) => line.slice(1).map(({ at }, i) => unbroken(line[i]?.key ?? '', at)));
  return {
    form: 'sgml',
    ...sorted(pairs, SGML_FIELDS),
    encoding: undefined,
    faults: [...glued, ...missing(pairs, SGML_FIELDS, pairs[0]?.at ?? 0), ...illegal(pairs, SGML_VALUES)],
  };
};

const unbroken = (key: string, at: number): HeaderFault => ({
  message: `no line break after ${key}`,
  path: key,
  at,
});

/** The fields of one line: mostly one, and all of them where line breaks were lost. */
const readLine = (line: string, lineAt: number): Pair[] => {
  const own = OWN_KEY.exec(line);
  const ownKey = own?.[2]?.toUpperCase() ?? '';
  // A key nobody knows may end like one of the standard's: Content-Encoding, INTU.VERSION.
  const isForeign = own !== null && !SGML_FIELDS.some((field) => field === ownKey);
  const behindOwn = isForeign ? own[0].length : 0;
  const starts = [...line.matchAll(KEY)].filter(({ index }) => index >= behindOwn);
  const pairs = starts.map((match, i): Pair => {
    const value = line.slice(match.index + match[0].length, starts[i + 1]?.index);
    return { key: (match[1] ?? '').toUpperCase(), value: value.trim(), at: lineAt + match.index };
  });
  if (!isForeign) return pairs;
  const value = line.slice(behindOwn, starts[0]?.index);
  return [{ key: ownKey, value: value.trim(), at: lineAt + (own[1]?.length ?? 0) }, ...pairs];
};

const readXml = (text: string): ReadHeader => {
  const ofxAt = text.search(/<\?OFX\b/i);
  const xmlAt = text.search(/<\?xml\b/i);
  const start = Math.max(0, text.indexOf('<?'));
  const ofxText = ofxAt < 0 ? '' : text.slice(ofxAt);
  const faults: HeaderFault[] = [];
  const fault = (message: string, at: number): void => void faults.push({ message, path: '', at });
  if (xmlAt < 0) fault('the <?xml?> declaration is missing', start);
  if (ofxAt < 0) fault('the <?OFX?> declaration is missing', start);
  else if (!ofxText.includes('?>')) fault('the <?OFX?> declaration has no end', ofxAt);
  const pairs = attributes(ofxText, ofxAt);
  if (ofxAt >= 0) faults.push(...missing(pairs, XML_FIELDS, ofxAt));
  faults.push(...illegal(pairs, XML_VALUES));
  const declaration =
    xmlAt < 0 ? [] : attributes(text.slice(xmlAt, xmlAt < ofxAt ? ofxAt : undefined), xmlAt);
  const encoding = declaration.find(({ key }) => key === 'ENCODING');
  const { places, ...read } = sorted(pairs, XML_FIELDS);
  return {
    form: 'xml',
    ...read,
    places: encoding ? { ...places, ENCODING: encoding.at } : places,
    encoding: encoding?.value,
    faults,
  };
};

const attributes = (text: string, textAt: number): Pair[] =>
  [...text.matchAll(ATTRIBUTE)].map(({ 1: name = '', 2: double, 3: single, index }) => ({
    key: name.toUpperCase(),
    value: double ?? single ?? '',
    at: textAt + index,
  }));

const missing = (pairs: readonly Pair[], names: readonly HeaderField[], at: number): HeaderFault[] =>
  names
    .filter((name) => !pairs.some(({ key }) => key === name))
    .map((name) => ({ message: `${name} is missing`, path: name, at }));

/** Values the standard lists (section 2.2). What they say changes nothing here: the file is read as it is. */
const SGML_VALUES: Readonly<Record<string, readonly string[]>> = {
  OFXHEADER: ['100'],
  DATA: ['OFXSGML'],
  SECURITY: ['NONE', 'TYPE1'],
  COMPRESSION: ['NONE'],
};
const XML_VALUES: typeof SGML_VALUES = { OFXHEADER: ['200'], SECURITY: ['NONE', 'TYPE1'] };

const illegal = (pairs: readonly Pair[], values: typeof SGML_VALUES): HeaderFault[] =>
  Object.entries(values).flatMap(([name, legal]) => {
    const pair = pairs.find(({ key }) => key === name);
    if (!pair || legal.includes(pair.value.toUpperCase())) return [];
    return [{ message: `${name} is not ${legal.join(' or ')}`, path: name, at: pair.at }];
  });

/** Tells the standard's fields from others; of a repeated one the first counts. */
const sorted = (
  pairs: readonly Pair[],
  names: readonly HeaderField[],
): Pick<ReadHeader, 'fields' | 'other' | 'places'> => {
  const fields: Record<string, string> = {};
  const other: Record<string, string> = {};
  const places: Record<string, number> = {};
  for (const { key, value, at } of pairs) {
    const target = names.some((name) => name === key) ? fields : other;
    target[key] ??= value;
    places[key] ??= at;
  }
  return { fields, other, places };
};
