import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { minimise } from './minimise.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const NOISE = 'x'.repeat(1000);

describe('an input that fails', () => {
  it('is cut down to what it takes', async () => {
    const fails = (bytes: Uint8Array): boolean =>
      text(bytes).includes('<OFX>') && text(bytes).includes('&#0;');
    const small = await minimise(utf8(`${NOISE}<OFX>${NOISE}&#0;${NOISE}`), fails);
    expect(text(small)).toBe('<OFX>&#0;');
  });

  it('still fails, and is tried a bounded number of times', async () => {
    let tried = 0;
    const fails = (bytes: Uint8Array): boolean => {
      tried++;
      return bytes.length > 500;
    };
    const small = await minimise(utf8(NOISE), fails, 100);
    expect(small.length).toBeGreaterThan(500);
    expect(small.length).toBeLessThan(600);
    expect(tried).toBeLessThanOrEqual(100);
  });
});
