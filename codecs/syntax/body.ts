import type { Syntax } from '../versions.ts';
import type { BodyEvents } from './events.ts';
import { PlainXmlReader } from './plain-xml.ts';
import { SgmlReader } from './sgml.ts';
import type { Tail } from './tail.ts';
import { XmlReader } from './xml.ts';

/** Characters of unread text from which on it is only looked at again when it has doubled. */
const PATIENCE = 1024;

/**
 * Reads a body: XML where the header promises it, for as long as it is well-formed, and SGML from there on,
 * which takes almost anything. Plain XML has a reader of its own, which is many times as fast. The text may come
 * in any pieces.
 */
export class Body {
  readonly #events: BodyEvents;
  readonly #tail: Tail;
  readonly #sgml: SgmlReader;
  readonly #longest: number;
  readonly #plain: PlainXmlReader;
  #xml: XmlReader | undefined;
  /** What ends here was looked at in vain. */
  #retryAt = 0;
  #syntax: Syntax;
  #next: number;

  /** `start`: offset of the root; `longest`: the most characters markup may have. */
  constructor(
    tail: Tail,
    start: number,
    isXml: boolean,
    events: BodyEvents,
    longest: number,
    isPlain = true,
  ) {
    this.#tail = tail;
    this.#events = events;
    this.#next = start;
    this.#sgml = new SgmlReader(events, longest);
    this.#longest = longest;
    this.#plain = new PlainXmlReader(events);
    if (!isPlain) this.#xml = new XmlReader(events, start, longest);
    this.#syntax = isXml ? 'xml' : 'sgml';
  }

  /** The syntax it is read in; becomes SGML for good at the first fault of XML. */
  get syntax(): Syntax {
    return this.#syntax;
  }

  /** Offset of the first character that may be looked at again. */
  get next(): number {
    return this.#next;
  }

  /** Reads what has come, as far as it can be told what it is. */
  read(isLast: boolean): void {
    // A token that comes in many pieces would be read from its start each time: doubling keeps that linear.
    if (!isLast && this.#tail.end < this.#retryAt) return;
    if (this.#syntax === 'xml' && !this.#xml) this.#readPlain(isLast);
    if (this.#syntax === 'xml' && this.#xml) this.#readXml(this.#xml, isLast);
    if (this.#syntax === 'sgml') {
      const { text, base } = this.#tail;
      this.#next = this.#sgml.read(text, base, this.#next, isLast);
    }
    const unread = this.#tail.end - this.#next;
    this.#retryAt = unread < PATIENCE ? 0 : this.#tail.end + unread;
  }

  #readPlain(isLast: boolean): void {
    const { text, base } = this.#tail;
    this.#next = this.#plain.read(text, base, this.#next, isLast);
    if (this.#plain.isOdd) this.#xml = new XmlReader(this.#events, this.#next, this.#longest, this.#plain);
  }

  #readXml(xml: XmlReader, isLast: boolean): void {
    xml.read(this.#tail.text, this.#tail.base, isLast);
    this.#next = xml.next;
    if (!xml.fault) return;
    const { reason, at } = xml.fault;
    this.#events.deviate('syntax', `not well-formed XML (${reason}); read as SGML from here on`, at);
    this.#events.illFormed();
    this.#syntax = 'sgml';
  }
}
