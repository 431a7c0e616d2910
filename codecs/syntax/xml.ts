import sax from 'sax';
import { canonicalTag, openTag } from './canonical-tag.ts';
import { resolveReference } from './entities.ts';
import type { SyntaxEvents } from './events.ts';
import { Search } from './search.ts';

/** Why a document is not well-formed, and where. */
export interface XmlFault {
  readonly reason: string;
  readonly at: number;
}

/** What was read of a document already. */
export interface XmlBeginning {
  /** The names of the open elements, outermost first. */
  readonly openTags: readonly string[];
  /** The name of the root, where that has ended. */
  readonly closedRoot: string | undefined;
}

/** sax's parser, with what its types leave out. */
type Parser = sax.SAXParser & {
  /** The root has ended. */
  readonly closedRoot?: boolean;
};

const NOTHING: XmlBeginning = { openTags: [], closedRoot: undefined };

/** A beginning after which the same may follow. */
const inShort = ({ openTags, closedRoot }: XmlBeginning): string =>
  closedRoot === undefined ? openTags.map((name) => `<${name}>`).join('') : `<${closedRoot}></${closedRoot}>`;

/**
 * The same references as in SGML, blanks marked; HTML's others make a document ill-formed, so that they are reported.
 * sax looks them up by the text between & and ;.
 */
const ENTITIES: Record<string, string> = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' ? resolveReference(name) : undefined) },
);

/** Markup that sax is given whole, for it to be bounded, and because sax takes quadratic time for others. */
const SPECIAL = [
  { start: '<!--', end: '-->', name: 'a comment' },
  { start: '<![CDATA[', end: ']]>', name: 'CDATA' },
  { start: '<?', end: '?>', name: 'a processing instruction' },
] as const;
const LONGEST_START = 9;

/** Text beyond this many characters is passed on before its end has come. */
const LONG_TEXT = 4096;

/**
 * Reads OFX 2.x XML from its root element on, which leaves out the prolog and with it any DOCTYPE: no entity
 * is ever declared or fetched. The text may come in any pieces. When it turns out not to be well-formed,
 * `fault` says why, and `next` from where on another reader has to go on: nothing behind it has been told.
 */
export class XmlReader {
  readonly #events: SyntaxEvents;
  readonly #longest: number;
  readonly #start: number;
  readonly #parser: Parser;
  readonly #search = new Search();
  /** Text that was read and is not told yet, since a fault may follow that has it read again. */
  #text = '';
  #textAt: number;
  /** Within a start tag's attributes. */
  #isInTag = false;
  /** Offset up to which sax has been given the text. */
  #fed: number;
  /** The text at hand, and where it begins in the file. */
  #source = '';
  #base = 0;
  next: number;
  fault: XmlFault | undefined;

  /**
   * `start`: offset of the root, or from where on to read what another reader has read the beginning of;
   * `longest`: the most characters markup may have.
   */
  constructor(events: SyntaxEvents, start: number, longest: number, read: XmlBeginning = NOTHING) {
    this.#events = events;
    this.#longest = longest;
    const parser: Parser = sax.parser(true, { trim: false, normalize: false, position: true });
    const beginning = inShort(read);
    parser.write(beginning);
    this.#start = start - beginning.length;
    this.#textAt = start;
    this.#fed = start;
    this.next = start;
    this.#parser = this.#listen(parser);
  }

  /** Reads `source`, which begins at offset `base` of the file, as far as it can be told what it is. */
  read(source: string, base: number, isLast: boolean): void {
    this.#source = source;
    this.#base = base;
    try {
      this.#feedText(this.#feedMarkup(isLast), isLast);
      if (!isLast) return;
      this.#parser.close();
      this.#tell();
    } catch (error) {
      if (!(error instanceof IllFormed)) throw error;
      this.fault = error.fault;
    }
  }

  /** Feeds sax up to and with the last special markup that is complete; gives where one is that is not. */
  #feedMarkup(isLast: boolean): number | undefined {
    const special = /<[!?]/g;
    for (;;) {
      special.lastIndex = this.#fed - this.#base;
      const found = special.exec(this.#source);
      if (!found) return undefined;
      const end = this.#specialEnd(found.index, isLast);
      if (end === undefined) return this.#base + found.index;
      this.#feed(end);
      if (this.#textAt !== end) this.#settleUnheard(found.index, end);
    }
  }

  /** Special markup that sax said nothing of: an empty comment, or something else where markup has no place. */
  #settleUnheard(at: number, end: number): void {
    if (this.#isInTag || !this.#source.startsWith('<!---->', at)) {
      throw new IllFormed({ reason: 'markup out of place', at: this.#base + at });
    }
    this.#parser.flush();
    this.#tell();
    this.#settle(end);
  }

  /** Offset of the end of special markup at a place; undefined if it has not come yet. */
  #specialEnd(at: number, isLast: boolean): number | undefined {
    const { length } = this.#source;
    const kind = SPECIAL.find(({ start }) => this.#source.startsWith(start, at));
    if (!kind) {
      if (!isLast && length - at < LONGEST_START) return undefined;
      this.#fail(at, 'a declaration inside the document');
    }
    const end = this.#search.find(kind.end, this.#source, this.#base, at + kind.start.length);
    if (end >= 0 && end - at <= this.#longest) return this.#base + end + kind.end.length;
    if (end < 0 && !isLast && length - at <= this.#longest + kind.end.length) return undefined;
    this.#fail(at, `${kind.name} that has no end`);
  }

  /** Feeds sax what is in front of a place, and then finds fault with that. */
  #fail(at: number, reason: string): never {
    this.#feed(this.#base + at);
    throw new IllFormed({ reason, at: this.#base + at });
  }

  /** Feeds sax what stands in front of markup that is not complete. */
  #feedText(special: number | undefined, isLast: boolean): void {
    const end = this.#base + this.#source.length;
    const open = special ?? this.#openTag();
    const isTooLong = special === undefined && open !== undefined && end - open > this.#longest;
    this.#feed(open === undefined || isLast || isTooLong ? end : open);
    if (isTooLong) throw tooLong(open);
    if (!isLast) this.#tellLongText();
  }

  /** Offset of a `<` without a `>`, if there is one that sax has not been given. */
  #openTag(): number | undefined {
    const open = this.#source.lastIndexOf('<');
    if (open < this.#fed - this.#base || this.#source.indexOf('>', open) >= 0) return undefined;
    return this.#base + open;
  }

  #feed(end: number): void {
    if (end <= this.#fed) return;
    const piece = this.#source.slice(this.#fed - this.#base, end - this.#base);
    this.#fed = end;
    this.#parser.write(piece);
    if (this.#isTooLong()) throw tooLong(this.#tagAt());
  }

  #here(): number {
    return this.#start + (this.#parser.position ?? 0);
  }

  #tagAt(): number {
    return this.#start + (this.#parser.startTagPosition ?? 1) - 1;
  }

  /** Whether sax is within markup that is beyond the bound, whether that has an end or not. */
  #isTooLong(): boolean {
    return this.#tagAt() >= this.#textAt && this.#here() - this.#tagAt() > this.#longest;
  }

  /** Passes on text that no markup has ended yet, unless a reference in it has not ended either. */
  #tellLongText(): void {
    if (this.#isInTag || this.#fed - this.#textAt < LONG_TEXT) return;
    const text = this.#source.slice(this.#textAt - this.#base, this.#fed - this.#base);
    if (text.lastIndexOf('&') > text.lastIndexOf(';')) return;
    this.#parser.flush();
    this.#tell();
    this.#textAt = this.#fed;
    this.next = this.#fed;
  }

  #tell(): void {
    if (this.#text === '') return;
    this.#events.text(this.#text, this.#textAt);
    this.#text = '';
  }

  /** What was read up to here is certain. */
  #settle(end = this.#here()): void {
    this.#textAt = end;
    this.next = end;
  }

  #listen(parser: Parser): Parser {
    const events = this.#events;
    parser.ENTITIES = ENTITIES;
    // sax would look at its buffers at the end of what it is given, so that the pieces made a difference.
    Object.assign(parser, { bufferCheckPosition: Number.POSITIVE_INFINITY });
    // Left by an exception, since sax would guess on, at length, after the first fault.
    parser.onerror = (error) => {
      // Where the text comes in pieces, this would have been found before what sax finds behind it.
      if (this.#isTooLong()) throw tooLong(this.#tagAt());
      const reason = error.message.split('\n')[0] ?? 'not well-formed';
      // What is wrong with an end tag is found out at its end.
      const isEndTag = /^(?:Unexpected close|Unmatched closing) tag/.test(reason);
      throw new IllFormed({ reason, at: isEndTag ? this.#tagAt() : this.#here() });
    };
    parser.ontext = (text) => {
      this.#text += text;
    };
    parser.oncdata = parser.ontext;
    parser.onclosecdata = () => {
      this.#tell();
      this.#settle();
    };
    parser.oncomment = () => {
      this.#tell();
      // The comment is at its second hyphen and may yet turn out to be malformed.
      this.next = this.#tagAt();
      this.#textAt = this.#here() + 1;
    };
    parser.onprocessinginstruction = ({ name, body }) => {
      const at = this.#tagAt();
      this.#tell();
      this.#settle();
      events.deviate(
        'syntax',
        'a processing instruction inside the file was skipped',
        at,
        `<?${name} ${body}?>`,
      );
    };
    parser.onopentagstart = () => {
      this.#isInTag = true;
    };
    parser.onopentag = ({ name, attributes }) => {
      if (this.#isTooLong()) throw tooLong(this.#tagAt());
      if (this.#parser.closedRoot) throw new IllFormed({ reason: 'a second root', at: this.#tagAt() });
      this.#isInTag = false;
      this.#tell();
      this.#settle();
      openTag(events, name, this.#tagAt(), written(attributes));
    };
    parser.onclosetag = (name) => {
      const at = this.#tagAt();
      if (this.#here() - at > this.#longest) throw tooLong(at);
      this.#tell();
      this.#settle();
      events.close(canonicalTag(name), at);
    };
    return parser;
  }
}

/** Attributes as they may have been written; namespaces are none of OFX's. */
const written = (attributes: sax.Tag['attributes'] | sax.QualifiedTag['attributes']): string =>
  Object.entries(attributes)
    .filter(([name]) => !name.startsWith('xmlns'))
    .map(([name, value]) => `${name}="${typeof value === 'string' ? value : value.value}"`)
    .join(' ');

class IllFormed extends Error {
  readonly fault: XmlFault;
  constructor(fault: XmlFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

const tooLong = (at: number): IllFormed => new IllFormed({ reason: 'a tag that has no end', at });
