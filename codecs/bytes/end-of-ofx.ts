import { LONGEST_ROOT_TAG, ROOT_NAME } from '../syntax/root.ts';
import { decodeWindows1252 } from './windows-1252.ts';

const END_TAG = new RegExp(`</${ROOT_NAME}>$`, 'i');
const ANY_TAG = new RegExp(`<(?:(/)${ROOT_NAME}>|${ROOT_NAME}[\\s>/])`, 'gi');

const CLOSE = 0x3e;
const SMALL_X = 0x78;
/** Tells a small letter from a capital one. */
const SMALL = 0x20;

/** Where the last `</OFX>` ends; the end of the bytes where there is none. Searched from behind, where it mostly is. */
export const endOfOfx = (bytes: Uint8Array): number => {
  for (let at = bytes.lastIndexOf(CLOSE); at > 0; at = bytes.lastIndexOf(CLOSE, at - 1)) {
    if (((bytes[at - 1] ?? 0) | SMALL) !== SMALL_X) continue;
    const tag = bytes.subarray(Math.max(0, at - LONGEST_ROOT_TAG), at + 1);
    if (END_TAG.test(decodeWindows1252(tag))) return at + 1;
  }
  return bytes.length;
};

/** Characters in which `</OFX>` must stand for what follows them to be known to be behind it: headers of a part. */
export const LOOK_BACK = 1024;

/** Whether a text ends behind an `</OFX>` that no other block follows. */
export const isBehindOfx = (text: string): boolean => [...text.matchAll(ANY_TAG)].at(-1)?.[1] === '/';
