/**
 * What a person gave and the institution rejected, by what it was given for: none of it is sent again. In memory
 * only, and no longer than a sign-on goes on.
 */
export class RejectedSecrets {
  readonly #rejected = new Map<string, Set<string>>();
  /** What was given last, and how many had been rejected by then. */
  readonly #given = new Map<string, { readonly secret: string; readonly rejections: number }>();

  /** Notes what is given now, when so many in a row have been rejected. */
  give(name: string, secret: string, rejections: number): void {
    this.settle(name, rejections);
    this.#given.set(name, { secret, rejections });
  }

  /** Counts what was given last to the rejected ones, if there is one more of them now; none forgives all. */
  settle(name: string, rejections: number): void {
    const last = this.#given.get(name);
    if (rejections === 0) this.#rejected.delete(name);
    else if (last && rejections > last.rejections) this.reject(name, last.secret);
  }

  reject(name: string, secret: string): void {
    this.#rejected.set(name, new Set([...(this.#rejected.get(name) ?? []), secret]));
  }

  has(name: string, secret: string): boolean {
    return this.#rejected.get(name)?.has(secret) ?? false;
  }

  /** How many had been rejected when something was given last. */
  rejections(name: string): number {
    return this.#given.get(name)?.rejections ?? 0;
  }

  clear(): void {
    this.#rejected.clear();
    this.#given.clear();
  }
}
