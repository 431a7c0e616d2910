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
  /** What is wrong with it, in words. */
  readonly faults: readonly string[];
}

type Pair = readonly [key: string, value: string];

/** Where each known key stands, also where lines are glued together: `OFXHEADER:100DATA:OFXSGML`. */
const KEY = new RegExp(`(${SGML_FIELDS.join('|')})\\s*:`, 'gi');
/** The word boundary keeps it linear: without, it would be tried from each letter of a long word. */
const ATTRIBUTE = /\b([A-Za-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const LINE = /^\s*([A-Za-z][A-Za-z0-9._-]*)\s*:/;

/** Reads a header, tolerantly (PROTOCOL 1.4 lists what is seen), from the text in front of `<OFX>`. */
export const readHeader = (text: string): ReadHeader => {
  if (/OFXHEADER\s*:/i.test(text) || (/\b[A-Z]+\s*:/.test(text) && !text.includes('<?')))
    return readSgml(text);
  if (text.includes('<?')) return readXml(text);
  return { form: 'none', fields: {}, other: {}, encoding: undefined, faults: ['the header is missing'] };
};

const readSgml = (text: string): ReadHeader => {
  const lines = text.split(/\r\n|\r|\n/).map(readLine);
  const pairs = lines.flat();
  const glued = lines.flatMap((line) => line.slice(0, -1)).map(([key]) => `no line break after ${key}`);
  return {
    form: 'sgml',
    ...sorted(pairs, SGML_FIELDS),
    encoding: undefined,
    faults: [...glued, ...missing(pairs, SGML_FIELDS)],
  };
};

/** The fields of one line: mostly one, and all of them where line breaks were lost. */
const readLine = (line: string): Pair[] => {
  const own = LINE.exec(line);
  const ownKey = own?.[1]?.toUpperCase() ?? '';
  // A key nobody knows may end like one of the standard's: Content-Encoding, INTU.VERSION.
  const isForeign = own !== null && !SGML_FIELDS.some((field) => field === ownKey);
  const starts = [...line.matchAll(KEY)].filter((match) => !isForeign || match.index > line.indexOf(':'));
  const pairs = starts.map((match, i): Pair => {
    const value = line.slice(match.index + match[0].length, starts[i + 1]?.index);
    return [(match[1] ?? '').toUpperCase(), value.trim()];
  });
  if (!isForeign) return pairs;
  const value = line.slice(line.indexOf(':') + 1, starts[0]?.index);
  return [[ownKey, value.trim()], ...pairs];
};

const readXml = (text: string): ReadHeader => {
  const ofxAt = text.search(/<\?OFX\b/i);
  const xmlAt = text.search(/<\?xml\b/i);
  const ofxText = ofxAt < 0 ? '' : text.slice(ofxAt);
  const faults: string[] = [];
  if (xmlAt < 0) faults.push('the <?xml?> declaration is missing');
  if (ofxAt < 0) faults.push('the <?OFX?> declaration is missing');
  else if (!ofxText.includes('?>')) faults.push('the <?OFX?> declaration has no end');
  const pairs = attributes(ofxText);
  if (ofxAt >= 0) faults.push(...missing(pairs, XML_FIELDS));
  const declaration = xmlAt < 0 ? [] : attributes(text.slice(xmlAt, xmlAt < ofxAt ? ofxAt : undefined));
  const encoding = declaration.find(([name]) => name === 'ENCODING')?.[1];
  return { form: 'xml', ...sorted(pairs, XML_FIELDS), encoding, faults };
};

const attributes = (text: string): Pair[] =>
  [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
    name.toUpperCase(),
    double ?? single ?? '',
  ]);

const missing = (pairs: readonly Pair[], names: readonly HeaderField[]): string[] =>
  names.filter((name) => !pairs.some(([key]) => key === name)).map((name) => `${name} is missing`);

/** Tells the standard's fields from others; of a repeated one the first counts. */
const sorted = (
  pairs: readonly Pair[],
  names: readonly HeaderField[],
): Pick<ReadHeader, 'fields' | 'other'> => {
  const fields: Record<string, string> = {};
  const other: Record<string, string> = {};
  for (const [key, value] of pairs) {
    const target = names.some((name) => name === key) ? fields : other;
    target[key] ??= value;
  }
  return { fields, other };
};
