import { expect, it } from 'vitest';
import {
  accountsOf,
  closingStatementsOf,
  decode,
  securitiesOf,
  statementsOf,
} from '../../../../codecs/index.ts';
import { damaged, EVERYTHING } from './every-statement.ts';

const readAll = (text: string): number => {
  const file = decode(text);
  const read = [statementsOf(file), closingStatementsOf(file), securitiesOf(file), accountsOf(file.ofx)];
  return read.flat().length;
};

it('the file here has something for every reader', () => {
  expect(readAll(EVERYTHING)).toBe(3 + 3 + 2);
});

it('no reader throws for an element that is not there, whichever it is', () => {
  for (const [tag, text] of damaged('without')) expect(() => readAll(text), tag).not.toThrow();
});

it('no reader throws for an element without content, whichever it is', () => {
  for (const [tag, text] of damaged('empty')) expect(() => readAll(text), tag).not.toThrow();
});

it('no reader throws for a file that was cut off, wherever', () => {
  const start = EVERYTHING.indexOf('<OFX>') + '<OFX>'.length;
  for (let end = start; end < EVERYTHING.length; end += 97) {
    expect(() => readAll(EVERYTHING.slice(0, end)), String(end)).not.toThrow();
  }
});
