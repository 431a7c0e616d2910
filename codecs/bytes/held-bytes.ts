/** Room that is not given back. */
const SMALL = 8192;

/** Bytes that wait for those behind them. Copied, since a source may use its buffer again. */
export class HeldBytes {
  #buffer = new Uint8Array();
  #length = 0;

  /** Those that are held and those that come, until the next call. However many are held, each is copied but once. */
  with(more: Uint8Array): Uint8Array {
    if (this.#length === 0) return more;
    const length = this.#length + more.length;
    if (length > this.#buffer.length) {
      const roomier = new Uint8Array(2 * length);
      roomier.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = roomier;
    }
    this.#buffer.set(more, this.#length);
    return this.#buffer.subarray(0, length);
  }

  /** Holds the end of what `with` gave. */
  keep(rest: Uint8Array): void {
    const isThere = rest.buffer === this.#buffer.buffer && rest.byteOffset === 0;
    if (!isThere) {
      const fits = rest.length <= this.#buffer.length && this.#buffer.length <= SMALL;
      if (fits) this.#buffer.set(rest);
      else this.#buffer = new Uint8Array(rest);
    }
    this.#length = rest.length;
  }
}
