import { hunt } from './hunt.ts';
import type { Order, Report } from './protocol.ts';

/**
 * Hunts in a process of its own, which can be ended in the middle of a loop that never ends. It says what it tries
 * before it tries it: one that hangs says nothing any more.
 */
const report = (message: Report): void => void process.send?.(message);
// Without the one who watches there is nobody to hunt for.
process.on('disconnect', () => process.exit());

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The longest the event loop waits: what is to be sent must leave, and the end of the watch be noticed. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

process.once('message', async ({ seed, first }: Order) => {
  for (let number = first; ; number++) {
    const caught = await hunt(
      seed,
      number,
      () => report({ trying: number }),
      ({ bytes, ...found }) => report({ found, bytes: base64(bytes) }),
    );
    if (caught) {
      const { bytes, ...rest } = caught;
      report({ caught: rest, bytes: base64(bytes) });
    }
    await pause();
  }
});
