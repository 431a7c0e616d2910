import { type Declaration, declarationsIn } from './declarations.ts';
import { hasElements, readElements } from './elements.ts';
import { fieldFaults, isField, SGML_HEADER, type Sorted, sorted, XML_HEADER } from './fields.ts';
import { type HeaderLines, readLines } from './lines.ts';
import type { HeaderFault, Pair, Span } from './pair.ts';
import { strayFaults } from './stray.ts';

/** What was found in front of `<OFX>`. */
export interface ReadHeader extends Omit<Sorted, 'repeated'> {
  /** Whether it is a 2.x header (`<?OFX ...?>`), a 1.x header (`OFXHEADER:100`) or neither. */
  readonly form: 'sgml' | 'xml' | 'none';
  /** The XML declaration's encoding, whose place is that of `ENCODING`. */
  readonly encoding: string | undefined;
  readonly faults: readonly HeaderFault[];
}

/** The text in front of `<OFX>`, taken apart. */
interface Front {
  readonly text: string;
  /** The text without declarations. */
  readonly rest: string;
  readonly declarations: readonly Declaration[];
  readonly lines: HeaderLines;
}

/**
 * Reads a header, tolerantly (PROTOCOL 1.4 lists what is seen), from the text in front of `<OFX>`. What is none of it
 * is told in the faults, so that nothing is lost.
 */
export const readHeader = (text: string): ReadHeader => {
  const { declarations, rest } = declarationsIn(text);
  const front = { text, rest, declarations, lines: readLines(rest) };
  const ofx = declarations.find(({ target }) => target === 'OFX');
  const line = front.lines.pairs.find(({ key }) => key === 'OFXHEADER');
  const hasXml = ofx !== undefined || declarations.some(({ target }) => target === 'XML');
  const isLines = line
    ? line.at < (ofx?.at ?? text.length)
    : !hasXml && front.lines.pairs.some(({ key }) => isField(key));
  if (isLines) return readSgml(front);
  if (!ofx && hasElements(rest)) return readWrittenAsElements(front);
  return hasXml ? readXml(front, ofx) : readNone(front);
};

const STRAY = 'text in the header that is none of its fields';

const readSgml = ({ text, declarations, lines: { pairs, glued, boundaries, stray } }: Front): ReadHeader => {
  const { repeated, ...read } = sorted(pairs, SGML_HEADER);
  const faults = [
    ...glued,
    ...fieldFaults(pairs, SGML_HEADER, pairs[0]?.at ?? 0),
    ...repeated,
    ...boundaries,
    ...strayFaults(text, stray, STRAY),
    ...besides(text, declarations),
  ];
  return { form: 'sgml', ...read, encoding: undefined, faults };
};

const besides = (text: string, declarations: readonly Span[]): HeaderFault[] =>
  strayFaults(text, declarations, 'XML declarations beside a header of OFX 1.x, which counts');

const readWrittenAsElements = ({ text, rest, declarations }: Front): ReadHeader => {
  const { pairs, tags, stray } = readElements(rest);
  const { repeated, ...read } = sorted(pairs, SGML_HEADER);
  const at = pairs[0]?.at ?? 0;
  const written = { message: 'the header is written as elements', path: '', at };
  const faults = [
    tags === '' ? written : { ...written, value: tags },
    ...fieldFaults(pairs, SGML_HEADER, at),
    ...repeated,
    ...strayFaults(text, stray, STRAY),
    ...besides(text, declarations),
  ];
  return { form: 'sgml', ...read, encoding: undefined, faults };
};

/** What an XML declaration has. What its encoding is worth, the bytes tell. */
const XML_ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  VERSION: /^1\.[01]$/,
  ENCODING: /^/,
  STANDALONE: /^(?:yes|no)$/i,
};

const readXml = ({ text, declarations, lines }: Front, ofx: Declaration | undefined): ReadHeader => {
  const xml = declarations.find(({ target }) => target === 'XML');
  const start = declarations[0]?.at ?? 0;
  const whole = (message: string, at: number): HeaderFault => ({ message, path: '', at });
  // Of several the first counts, field by field.
  const ofOfx = declarations.filter(({ target }) => target === 'OFX').flatMap(({ attributes }) => attributes);
  const { repeated, places, ...read } = sorted([...ofOfx, ...lines.pairs.filter(isForeign)], XML_HEADER);
  const encoding = xml?.attributes.find(({ key }) => key === 'ENCODING');
  const faults = [
    ...(xml ? [] : [whole('the <?xml?> declaration is missing', start)]),
    ...(ofx ? [] : [whole('the <?OFX?> declaration is missing', start)]),
    ...(ofx && !ofx.isEnded ? [whole('the <?OFX?> declaration has no end', ofx.at)] : []),
    ...(ofx ? fieldFaults(ofOfx, XML_HEADER, ofx.at) : []),
    ...declarations.flatMap(({ target, unquoted }) => (target === 'OFX' ? unquoted : [])),
    ...(xml?.unquoted ?? []).map(({ message, at }) => whole(message, at)),
    ...repeated,
    ...lines.boundaries,
    ...strayFaults(
      text,
      inOrder([...lines.stray, ...declarations.flatMap((each) => unread(each, xml))]),
      STRAY,
    ),
    ...strayFaults(
      text,
      lines.pairs.filter((pair) => !isForeign(pair)),
      'a header of OFX 1.x beside the declarations of OFX 2.x, which count',
    ),
  ];
  return {
    form: 'xml',
    ...read,
    places: encoding ? { ...places, ENCODING: encoding.at } : places,
    encoding: encoding?.value,
    faults,
  };
};

const isForeign = ({ key }: Pair): boolean => !isField(key);

/** What is not read of a declaration: all of one that is not of the header. */
const unread = (declaration: Declaration, xml: Declaration | undefined): readonly Span[] => {
  if (declaration.target === 'OFX') return declaration.stray;
  if (declaration !== xml) return [declaration];
  const unknown = declaration.attributes.filter(({ key, value }) => !XML_ATTRIBUTES[key]?.test(value));
  return inOrder([...declaration.stray, ...unknown]);
};

const inOrder = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a.at - b.at);

const readNone = ({ text, declarations, lines: { pairs, boundaries, stray } }: Front): ReadHeader => {
  const { repeated, ...read } = sorted(pairs, SGML_HEADER);
  const faults = [
    { message: 'the header is missing', path: '', at: 0 },
    ...repeated,
    ...boundaries,
    ...strayFaults(text, inOrder([...stray, ...declarations]), STRAY),
  ];
  return { form: 'none', ...read, encoding: undefined, faults };
};
