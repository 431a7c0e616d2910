/** What one call took. On a busy machine processor time tells more; on an idle one the clock counts. */
export interface Cost {
  readonly milliseconds: number;
  /** Milliseconds of processor time, of all threads: compiling and collecting garbage included. */
  readonly cpu: number;
}

/** What a measured process says to the one that measures. */
export type FromWorker =
  | { readonly kind: 'prepared' }
  /** Read rightly and warmed up; `milliseconds` is what the last call took, `bytes` the size of its input. */
  | { readonly kind: 'ready'; readonly milliseconds: number; readonly bytes: number }
  | { readonly kind: 'measured'; readonly cost: Cost }
  | { readonly kind: 'failed'; readonly reason: string };

/** What it is asked: to make so many calls and to say how long one of them took. */
export interface ToWorker {
  readonly calls: number;
}
