/** A promise that somebody else settles. */
export interface Waiting<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** The promises of a session, by what they wait for. Each is settled once, and several may wait for one thing. */
export class WaitingList<T> {
  readonly #lists = new Map<string, Waiting<T>[]>();

  wait(key: string): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#lists.set(key, [...(this.#lists.get(key) ?? []), { resolve, reject }]);
    });
  }

  /** Whoever waits for this, who do so no longer. */
  take(key: string): readonly Waiting<T>[] {
    const waiting = this.#lists.get(key) ?? [];
    this.#lists.delete(key);
    return waiting;
  }

  takeAll(): readonly Waiting<T>[] {
    return [...this.#lists.keys()].flatMap((key) => this.take(key));
  }
}
