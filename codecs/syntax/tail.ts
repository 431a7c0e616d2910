/**
 * The part of a file's text that is still needed. Text is appended at its end as it comes and released at its
 * front once it was read, so that a file of any size passes through. Offsets count UTF-16 code units from the
 * start of the file, whatever has been released.
 */
export class Tail {
  #base = 0;
  #text = '';
  /** Not joined until somebody looks: a token that comes in a thousand pieces is not copied a thousand times. */
  readonly #pieces: string[] = [];
  #end = 0;

  /** The text from `base` on. */
  get text(): string {
    for (const piece of this.#pieces.splice(0)) this.#text += piece;
    return this.#text;
  }

  /** Offset of the first character of `text`. */
  get base(): number {
    return this.#base;
  }

  /** Offset behind the last character that has come. */
  get end(): number {
    return this.#end;
  }

  append(piece: string): void {
    if (piece === '') return;
    this.#pieces.push(piece);
    this.#end += piece.length;
  }

  /** Lets go of everything in front of an offset. */
  release(before: number): void {
    if (before <= this.#base) return;
    this.#text = this.text.slice(before - this.#base);
    this.#base = before;
  }
}
