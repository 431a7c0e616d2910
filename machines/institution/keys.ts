import { uidAt } from '../uid.ts';
import type { FileAnswer } from './context.ts';
import type { Realm } from './realm.ts';
import type { Keys } from './secrets.ts';

/** Makes the keys that go out with an answer; all are derived from one seed, by counting. */
export const keyMaker = (seed: string) => {
  let made = 0;
  const next = (prefix: string): string => `${prefix}-${uidAt(seed, ++made)}`;
  return (answer: FileAnswer, { userKeyLifetime }: Realm, now: Date): Keys => ({
    ...(answer.accessKey ? { accessKey: next('KEY') } : {}),
    ...(answer.userKey
      ? {
          userKey: {
            value: next('USERKEY'),
            expires: new Date(now.getTime() + userKeyLifetime * 1000),
          },
        }
      : {}),
  });
};
