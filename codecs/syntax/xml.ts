import sax from 'sax';
import { protectBlank, type SyntaxEvents } from './events.ts';

/** Why a document is not well-formed, and where. */
export interface XmlFault {
  readonly reason: string;
  readonly at: number;
}

/**
 * Reads OFX 2.x XML from its root element on, which leaves out the prolog and with it any DOCTYPE: no
 * entity is ever declared or fetched. Gives the fault and stops when the document is not well-formed; the
 * caller then reads it again as SGML, which takes almost anything.
 */
export const readXml = (source: string, start: number, events: SyntaxEvents): XmlFault | undefined => {
  const parser = sax.parser(true, { trim: false, normalize: false, position: true });
  // All the entities there are: HTML's make a document ill-formed, so that they are reported. sax looks them
  // up by the text between & and ;, so a blank written as a reference can be marked.
  parser.ENTITIES = Object.assign(Object.create(null), {
    lt: '<',
    gt: '>',
    amp: '&',
    apos: "'",
    quot: '"',
    nbsp: protectBlank(' '),
    '#32': protectBlank(' '),
    '#x20': protectBlank(' '),
    '#10': protectBlank('\n'),
    '#9': protectBlank('\t'),
    '#13': protectBlank('\r'),
  });
  let fault: XmlFault | undefined;
  const fail = (reason: string): void => {
    fault ??= { reason, at: Math.min(source.length, start + (parser.position ?? 0)) };
  };
  parser.onerror = (error) => {
    fail(error.message.split('\n')[0] ?? 'not well-formed');
    // sax reports an error again on every later write until it is cleared.
    parser.error = null as unknown as Error;
  };
  // sax does not say where a text begins: behind the markup before it.
  let textAt = start;
  const behindMarkup = (): void => {
    textAt = start + (parser.position ?? 0);
  };
  parser.onopentag = ({ name, attributes }) => {
    behindMarkup();
    const at = start + (parser.startTagPosition ?? 1) - 1;
    if (Object.keys(attributes).some((attribute) => !attribute.startsWith('xmlns'))) {
      events.deviate('syntax', `attributes on ${name}: OFX has none`, at);
    }
    events.open(canonical(name, at, events), at);
  };
  parser.ontext = (text) => events.text(text, textAt);
  parser.oncdata = (text) => events.text(text, textAt);
  parser.onclosecdata = behindMarkup;
  parser.oncomment = behindMarkup;
  parser.onprocessinginstruction = behindMarkup;
  parser.onclosetag = (name) => {
    behindMarkup();
    const at = start + (parser.startTagPosition ?? 1) - 1;
    events.close(canonical(name, at, undefined), at);
  };
  for (let at = start; at < source.length && !fault; at += CHUNK) parser.write(source.slice(at, at + CHUNK));
  if (!fault) parser.close();
  return fault;
};

/** Characters given to sax at a time, so that a fault near the start does not cost the whole file. */
const CHUNK = 64 * 1024;

const canonical = (name: string, at: number, events: SyntaxEvents | undefined): string => {
  const local = name.slice(name.lastIndexOf(':') + 1);
  const tag = local.toUpperCase();
  if (tag !== local) events?.deviate('syntax', `tag ${tag} is not in capital letters`, at);
  return tag;
};
