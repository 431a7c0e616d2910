type Exports = typeof import('../../codecs/index.ts');

/** What the measurements need of the events of `decodeStream`: a transaction by the standard's tags, or as a view. */
export interface StreamEvent {
  readonly type: string;
  readonly transaction?: { readonly TRNAMT?: string; readonly amount?: string };
}

type DecodeStream = (source: AsyncIterable<Uint8Array>) => AsyncIterable<StreamEvent>;

/** `decodeStream` is absent from builds that have none; what measures it says so. */
export type Codecs = Pick<Exports, 'decode'> & { readonly decodeStream?: DecodeStream };

/**
 * The built package, as it is published: a loader that compiles TypeScript on the fly adds to every function
 * what keeps its name, and would be measured along.
 */
export const CODECS_URL = new URL('../../dist/codecs/index.js', import.meta.url).href;

export const loadCodecs = async (): Promise<Codecs> => import(CODECS_URL);
