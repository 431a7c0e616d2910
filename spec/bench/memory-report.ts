/** `peak`: the collector is left alone. `live`: what is still in use after collecting is sampled on the way. */
export type Mode = 'peak' | 'live';

/** What one process says about its memory, in bytes. */
export interface MemoryReport {
  /** Resident before the first piece: Node and the package. */
  readonly before: number;
  /** The most that was resident. */
  readonly peak: number;
  /** The most that was in use after a collection: 0 except in mode `live`. */
  readonly live: number;
}

/** A process that could not do it. */
export interface MemoryFailure {
  readonly reason: string;
}
