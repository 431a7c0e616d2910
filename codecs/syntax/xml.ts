import sax from 'sax';
import { localName, protectBlank, type SyntaxEvents } from './events.ts';

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
  const declaration = declarationAt(source, start);
  if (declaration >= 0) return { reason: 'a declaration inside the document', at: declaration };
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
  // Left by an exception, since sax would guess on, at length, after the first fault.
  parser.onerror = (error) => {
    const reason = error.message.split('\n')[0] ?? 'not well-formed';
    throw new IllFormed({ reason, at: Math.min(source.length, start + (parser.position ?? 0)) });
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
  parser.oncomment = () => {
    behindMarkup();
    // Reported at its second hyphen already; the > is still to come.
    textAt++;
  };
  parser.onprocessinginstruction = behindMarkup;
  parser.onclosetag = (name) => {
    behindMarkup();
    const at = start + (parser.startTagPosition ?? 1) - 1;
    events.close(canonical(name, at, undefined), at);
  };
  try {
    parser.write(source.slice(start)).close();
    return undefined;
  } catch (error) {
    if (error instanceof IllFormed) return error.fault;
    throw error;
  }
};

class IllFormed extends Error {
  readonly fault: XmlFault;
  constructor(fault: XmlFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/**
 * The first `<!` that is no comment and no CDATA; -1 if there is none. XML has none inside a document, and
 * sax takes quadratic time for a long one.
 */
const declarationAt = (source: string, start: number): number => {
  let at = source.indexOf('<!', start);
  while (at >= 0) {
    const end = source.startsWith('<!--', at)
      ? '-->'
      : source.startsWith('<![CDATA[', at)
        ? ']]>'
        : undefined;
    if (end === undefined) return at;
    const close = source.indexOf(end, at + 4);
    at = close < 0 ? -1 : source.indexOf('<!', close + end.length);
  }
  return -1;
};

const canonical = (name: string, at: number, events: SyntaxEvents | undefined): string => {
  const local = localName(name);
  const tag = local.toUpperCase();
  if (tag !== local) events?.deviate('syntax', `tag ${tag} is not in capital letters`, at);
  return tag;
};
