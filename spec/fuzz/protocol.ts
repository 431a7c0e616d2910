import type { Catch } from './hunt.ts';

/** What a hunting process is started with. */
export interface Order {
  readonly seed: number;
  /** Number of the first case. */
  readonly first: number;
}

/** What a hunting process says: which case it is about to try, what it found and now makes small, what it caught. */
export type Report =
  | { readonly trying: number }
  | { readonly found: Omit<Catch, 'bytes'> /** In base64. */; readonly bytes: string }
  | { readonly caught: Omit<Catch, 'bytes'> /** In base64. */; readonly bytes: string };
