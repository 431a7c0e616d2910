import type { Limits } from '../limits.ts';
import type { Version } from '../versions.ts';

/** What elements end with: each with its end tag, as in XML, or leaves also with whatever comes next. */
export type EndTags = 'required' | 'optional';

/** What a scanner keeps to. */
export interface ScanRules {
  readonly version: Version | undefined;
  readonly limits: Limits;
  readonly endTags: EndTags;
  /** Makes values independent of the text they were cut from; undefined where that stays anyway. */
  readonly own: ((text: string) => string) | undefined;
}
