import { Session } from 'node:inspector/promises';

/** A regular expression that ran, and the longest text it was given. */
export interface UsedExpression {
  readonly source: string;
  readonly flags: string;
  readonly longest: number;
}

/**
 * Counts what a computation does, without a clock and without a hook in the product: V8's block coverage says how
 * often each block of our files ran, and the natives that go over a text or a list are wrapped, so that what they
 * go over is added. Two runs count the same.
 */
export class StepCounter {
  readonly #session = new Session();
  readonly #files: RegExp;
  readonly #expressions = new Map<string, { expression: RegExp; longest: number }>();
  #native = 0;
  #isCounting = false;

  /** @param files which scripts count. They must not be loaded yet. */
  constructor(files: RegExp) {
    this.#files = files;
  }

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    this.#wrapNatives();
  }

  async count(run: () => void | Promise<void>): Promise<number> {
    await this.#takeBlocks();
    this.#native = 0;
    this.#isCounting = true;
    try {
      await run();
    } finally {
      this.#isCounting = false;
    }
    const native = this.#native;
    return native + (await this.#takeBlocks());
  }

  /** Every regular expression that ran while counting. */
  expressions(): UsedExpression[] {
    return [...this.#expressions.values()].map(({ expression: { source, flags }, longest }) => ({
      source,
      flags,
      longest,
    }));
  }

  async #takeBlocks(): Promise<number> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => this.#files.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  }

  #add(steps: number): void {
    if (this.#isCounting) this.#native += steps;
  }

  #wrapNatives(): void {
    const text = String.prototype;
    this.#wrap(text, 'indexOf', (whole, [part, from], found) =>
      found < 0 ? whole.length - Number(from ?? 0) : found - Number(from ?? 0) + String(part).length,
    );
    this.#wrap(text, 'lastIndexOf', (whole, _, found) => whole.length - Math.max(0, found));
    this.#wrap(text, 'includes', (whole) => whole.length);
    this.#wrap(text, 'startsWith', (_, [part]) => String(part).length);
    for (const name of [
      'slice',
      'substring',
      'trim',
      'trimStart',
      'trimEnd',
      'padStart',
      'padEnd',
    ] as const) {
      this.#wrap(text, name, (_, __, result: string) => result.length);
    }
    for (const name of ['toUpperCase', 'toLowerCase', 'split', 'replaceAll', 'normalize'] as const) {
      this.#wrap(text, name, (whole) => whole.length);
    }
    this.#wrap(text, Symbol.iterator, (whole) => whole.length);
    const list: unknown[] = Array.prototype;
    for (const name of [
      'includes',
      'indexOf',
      'lastIndexOf',
      'shift',
      'unshift',
      'concat',
      'slice',
      'flat',
    ] as const) {
      this.#wrap(list, name, (whole) => whole.length);
    }
    this.#wrap(list, 'splice', (whole, _, removed: unknown[]) => whole.length + removed.length);
    this.#wrap(
      TextDecoder.prototype,
      'decode',
      (_, [bytes]) => (bytes as Uint8Array | undefined)?.length ?? 0,
    );
    this.#wrap(Buffer.prototype, 'toString', (bytes) => bytes.length);
    this.#wrapExpressions();
  }

  /** All that uses a regular expression calls its `exec`: test, search, match, replace, split. */
  #wrapExpressions(): void {
    const note = (expression: RegExp, length: number): void => {
      if (!this.#isCounting) return;
      const key = String(expression);
      const longest = Math.max(length, this.#expressions.get(key)?.longest ?? 0);
      this.#expressions.set(key, { expression, longest });
    };
    const native = RegExp.prototype.exec;
    const add = (steps: number): void => this.#add(steps);
    RegExp.prototype.exec = function (whole: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const match = native.call(this, whole);
      note(this, whole.length);
      // A sticky expression looks at one place only.
      const end = match ? match.index + match[0].length : this.sticky ? from : whole.length;
      add(end - from + 1);
      return match;
    };
  }

  // biome-ignore lint/suspicious/noExplicitAny: one wrapper for methods of every form
  #wrap(owner: any, name: string | symbol, steps: (self: any, given: any[], result: any) => number): void {
    const native = owner[name];
    const add = (count: number): void => this.#add(count);
    // biome-ignore lint/suspicious/noExplicitAny: see above
    const wrapped = function (this: any, ...given: any[]): unknown {
      const result = native.apply(this, given);
      add(steps(this, given, result) + 1);
      return result;
    };
    Object.defineProperty(owner, name, { value: wrapped, configurable: true, writable: true });
  }
}
