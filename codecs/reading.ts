import { Builder } from './build/builder.ts';
import { type Finding, finding } from './build/findings.ts';
import { LimitPassed } from './build/limit-passed.ts';
import type { Sink } from './build/sink.ts';
import type { CharsetFault } from './bytes/lies.ts';
import type { Layout } from './bytes/locate.ts';
import { isLeftToCharset } from './bytes/names.ts';
import { Positions } from './bytes/positions.ts';
import type { OfxFile } from './decode.ts';
import type { OfxHeader } from './header/header.ts';
import { type ReadHeader, readHeader } from './header/read.ts';
import type { Limits } from './limits.ts';
import { LOOK, noOfx, noOfxSoFar } from './no-ofx.ts';
import type { Ofx } from './ofx.ts';
import { Report } from './report.ts';
import { Body } from './syntax/body.ts';
import { LONGEST_ROOT_TAG, ROOT_TAG } from './syntax/root.ts';
import { Tail } from './syntax/tail.ts';
import { type Version, versionOfHeader } from './versions.ts';

/** What is known of a text's characters. It may become known while the text comes. */
export interface Charset extends Layout {
  /** WHATWG name. */
  readonly charset: string;
  readonly faults: readonly CharsetFault[];
}

/** What a header says, without what the body tells. */
export type HeaderWords = Omit<OfxHeader, 'syntax' | 'charset'>;

/** A header that was read and what reads the body behind it. */
interface Started {
  readonly header: ReadHeader;
  readonly version: Version | undefined;
  readonly builder: Builder;
  readonly body: Body;
}

/**
 * Reads the text of one file, in any pieces: header, body, positions of what is found. Whole files are read in
 * one piece, streams in many; there is no other difference. What has been read is let go of.
 */
export class Reading {
  readonly #limits: Limits;
  readonly #charset: Charset;
  readonly #sink: Sink | undefined;
  readonly #shortcuts: boolean;
  readonly #tail = new Tail();
  readonly #positions: Positions;
  /** A CR at the end of what has come: whether it ends a line is told by what follows it. */
  #return = '';
  #started: Started | undefined;
  /** Where the root was not found yet. */
  #searched = 0;
  readonly #report: Report;
  /** How much of what was found is in the report. */
  #reported = 0;
  #reportedFaults = 0;

  /** `shortcuts`: whether what is written plainly is read at once; the outcome is the same. */
  constructor(limits: Limits, charset: Charset, sink?: Sink, shortcuts = true) {
    this.#limits = limits;
    this.#shortcuts = shortcuts;
    this.#charset = charset;
    this.#sink = sink;
    this.#positions = new Positions(this.#tail, charset);
    this.#report = new Report(this.#positions);
  }

  /** What the header says, as soon as all of it has come. */
  get header(): HeaderWords | undefined {
    return this.#started && wordsOf(this.#started);
  }

  /** Characters of the text that have not been let go of. */
  get held(): number {
    return this.#tail.end - this.#tail.base + this.#return.length;
  }

  /** Reads the next piece. */
  read(text: string): void {
    const piece = this.#return + text;
    this.#return = piece.endsWith('\r') ? '\r' : '';
    this.#advance(this.#return === '' ? piece : piece.slice(0, -1), false);
    if (this.#started) this.#letGo(this.#started);
  }

  /** Reads the last piece. */
  end(text: string): OfxFile {
    this.#advance(this.#return + text, true);
    const started = this.#started;
    if (!started) throw noOfx(this.#tail.text.slice(0, LOOK), this.#positions);
    const { blocks, uncounted } = this.#withinLimits(() => started.builder.end(this.#tail.end));
    this.#place(started);
    return {
      header: {
        ...wordsOf(started),
        syntax: started.body.syntax,
        charset: this.#charset.charset,
      },
      ofx: (blocks[0] ?? {}) as unknown as Ofx,
      further: blocks.slice(1) as unknown as Ofx[],
      deviations: this.#report.list(this.#limits, uncounted),
    };
  }

  #advance(text: string, isLast: boolean): void {
    this.#tail.append(text);
    this.#started ??= this.#start(isLast);
    this.#withinLimits(() => this.#started?.body.read(isLast));
  }

  /** Makes of a passed limit the public error. */
  #withinLimits<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      if (error instanceof LimitPassed) throw error.toOfxError(this.#positions.of(error.at));
      throw error;
    }
  }

  /** Starts at the root, as soon as it has come. */
  #start(isLast: boolean): Started | undefined {
    const { end } = this.#tail;
    const { headerLength } = this.#limits;
    const isTooLong = end > headerLength + LONGEST_ROOT_TAG;
    // As in a body: a header that comes in many pieces is only looked at again when it has doubled.
    if (!isLast && !isTooLong && end < 2 * this.#searched && end > LOOK) return undefined;
    const { text } = this.#tail;
    const found = text.slice(this.#searched).search(ROOT_TAG);
    const root = this.#searched + found;
    if (found < 0 || root > headerLength) {
      // The same for all of a file and for as much as has come: what is behind the limit does not count.
      if (isTooLong || (isLast && found >= 0)) {
        throw noOfxSoFar(text.slice(0, Math.min(LOOK, headerLength)), headerLength, this.#positions);
      }
      if (isLast) return undefined;
      this.#searched = Math.max(0, end - LONGEST_ROOT_TAG);
      return undefined;
    }
    const header = readHeader(text.slice(0, root));
    const version = versionOfHeader(header.fields.VERSION ?? '');
    const isXml = header.form === 'xml';
    const builder = new Builder(this.#limits, version, isXml, this.#sink, this.#shortcuts);
    const body = new Body(this.#tail, root, isXml, builder, this.#limits.markupLength, this.#shortcuts);
    const started = { header, version, builder, body };
    this.#report.add('header', headerFindings(started));
    return started;
  }

  /** Finds the positions of what was found, then lets go of the text that has been read. */
  #letGo(started: Started): void {
    this.#place(started);
    const { builder, body, header } = started;
    const { base } = this.#tail;
    // Of the declared character set something may be found out at any time.
    const always = [0, declarationIn(header).at];
    this.#positions.release(body.next, [...always, ...builder.openOffsets(base)]);
    if (!builder.isGuessing) this.#positions.keepOnly([...always, ...builder.openOffsets(0)]);
    this.#tail.release(body.next);
  }

  /** Reports what was found since the last time. */
  #place({ builder, header }: Started): void {
    const declaration = declarationIn(header);
    // The bytes are decoded ahead of the text: what is not at hand yet has no position yet.
    const found = this.#charset.faults.slice(this.#reportedFaults);
    const ahead = found.findIndex(({ at = 0 }) => at > this.#tail.end);
    const faults = ahead < 0 ? found : found.slice(0, ahead);
    const lies = faults.map(({ message, at }) => {
      const place = at === undefined ? declaration : { path: '', at };
      return finding('charset', message, place.path, place.at);
    });
    this.#report.add('charset', lies);
    this.#report.add('body', builder.findings.slice(this.#reported));
    this.#reportedFaults += faults.length;
    this.#reported = builder.findings.length;
  }
}

const wordsOf = ({ header, version }: Started): HeaderWords => ({
  version,
  other: header.other,
  ...header.fields,
});

const headerFindings = ({ header, version }: Started): Finding[] => {
  const findings = header.faults.map(({ message, path, at, value }) =>
    finding('header', message, path, at, { value }),
  );
  const written = header.fields.VERSION;
  if (written !== undefined && version === undefined) {
    const message = `VERSION ${written.slice(0, 8)} is not known`;
    findings.push(finding('header', message, 'VERSION', header.places.VERSION ?? 0));
  }
  return findings;
};

/** Where a header says what the character set is. */
const declarationIn = ({ fields, places }: ReadHeader): { readonly path: string; readonly at: number } => {
  // CHARSET counts only where ENCODING leaves it to say.
  const field = isLeftToCharset(fields.ENCODING) ? 'CHARSET' : 'ENCODING';
  const path = places[field] === undefined ? 'ENCODING' : field;
  const at = places[path];
  return at === undefined ? { path: '', at: 0 } : { path, at };
};
