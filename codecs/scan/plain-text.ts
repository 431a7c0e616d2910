import { unescapeText } from '../syntax/entities.ts';
import { trimValue } from '../syntax/events.ts';
import { isWritable } from '../syntax/writable.ts';

/**
 * A value as it is meant: without the blanks around it, its references resolved. Undefined where there is a reference
 * that nobody knows, or a character that may not stand in a file.
 */
export const plainText = (written: string): string | undefined => {
  let isOdd = false;
  const text = trimValue(
    unescapeText(written, () => {
      isOdd = true;
    }),
  );
  return isOdd || !isWritable(text) ? undefined : text;
};
