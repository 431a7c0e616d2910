import type { Catch } from './hunt.ts';

/** What a hunting process is started with. */
export interface Order {
  readonly seed: number;
  /** Number of the first case. */
  readonly first: number;
}

/** What a hunting process says: which case it is about to try, or what it caught. */
export type Report =
  | { readonly trying: number }
  | { readonly caught: Omit<Catch, 'bytes'> /** In base64. */; readonly bytes: string };
