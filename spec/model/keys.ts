import type { Joint } from './world.ts';

interface Keys {
  readonly accessKey?: number;
  readonly userKey?: number;
}

const numbers = ({ accessKey, userKey }: Keys): number[] =>
  [accessKey, userKey].filter((key) => key !== undefined);

const keysIn = ({ bank, kept, ledger, wire }: Joint): number[] => [
  ...[...bank.logins, ...Object.values(bank.answers), ...Object.values(kept.keyring)].flatMap(numbers),
  ...Object.values(ledger.accessKey),
  ...(wire?.phase === 'out' || wire?.phase === 'back' ? numbers(wire.file) : []),
  ...(wire?.phase === 'back' ? numbers(wire.response) : []),
];

/** A number that no key has. */
export const mintOf = (joint: Joint): number => 1 + Math.max(0, ...keysIn(joint));

/** Keys are counted anew, so that how many there were makes no difference. */
export const ranked = (joint: Joint): Joint => {
  const all = [...new Set(keysIn(joint))].sort((a, b) => a - b);
  if (all.at(-1) === all.length || all.length === 0) return joint;
  const rank = (key: number): number => all.indexOf(key) + 1;
  const renumbered = <T extends Keys>(one: T): T => ({
    ...one,
    ...(one.accessKey === undefined ? {} : { accessKey: rank(one.accessKey) }),
    ...(one.userKey === undefined ? {} : { userKey: rank(one.userKey) }),
  });
  const each = <T extends Keys>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).map(([name, one]) => [name, renumbered(one)]));
  const { bank, kept, ledger, wire } = joint;
  const isFile = wire?.phase === 'out' || wire?.phase === 'back';
  return {
    ...joint,
    bank: { ...bank, logins: bank.logins.map(renumbered), answers: each(bank.answers) },
    kept: { ...kept, keyring: each(kept.keyring) },
    ledger: {
      ...ledger,
      accessKey: Object.fromEntries(
        Object.entries(ledger.accessKey).map(([realm, key]) => [realm, rank(key)]),
      ),
    },
    wire: !isFile
      ? wire
      : wire.phase === 'out'
        ? { ...wire, file: renumbered(wire.file) }
        : { ...wire, file: renumbered(wire.file), response: renumbered(wire.response) },
  };
};
