import { OfxDateTime, type OfxFile, type RequestMessages } from '../../codecs/index.ts';
import type { Keyring } from './keyring.ts';
import type { Outbox } from './outbox.ts';

/**
 * An outbox inside a keyring, for sessions that outlive their process: requests and responses name accounts, so
 * that they are kept where secrets are.
 *
 * @example
 * const keyring = sealedFileKeyring({ path, passphrase });
 * const session = createSession({ ..., keyring, outbox: keyringOutbox(keyring) });
 */
export const keyringOutbox = (keyring: Keyring): Outbox => {
  const entry = (what: 'request' | 'response', id: string): string =>
    ['outbox', what, id].map(encodeURIComponent).join('/');
  return {
    put: (id, messages) => keyring.set(entry('request', id), write(messages)),
    get: async (id) => read<RequestMessages>(await keyring.get(entry('request', id))),
    deliver: (id, response) => keyring.set(entry('response', id), write(response)),
    take: async (id) => {
      const response = read<OfxFile>(await keyring.get(entry('response', id)));
      await keyring.delete(entry('request', id));
      await keyring.delete(entry('response', id));
      return response;
    },
  };
};

/** Everything in a tree is plain JSON but its date-times; those are marked, so that they come back as such. */
const MARK = '$OfxDateTime';

const write = (tree: unknown): string =>
  JSON.stringify(tree, function (this: Record<string, unknown>, key, value: unknown) {
    const original = this[key];
    return original instanceof OfxDateTime ? { [MARK]: original.text } : value;
  });

const read = <T>(text: string | undefined): T | undefined =>
  text === undefined
    ? undefined
    : (JSON.parse(text, (_key, value: unknown) => {
        const marked = (value as Record<string, unknown> | null)?.[MARK];
        return typeof marked === 'string' ? new OfxDateTime(marked) : value;
      }) as T);
