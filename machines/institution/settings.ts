import { codecFor, type Version } from '../../codecs/index.ts';
import type { InstitutionMessageSet, InstitutionOptions, RealmOptions } from './options.ts';
import { type Realm, realmOf } from './realm.ts';
import { DEMO_USER } from './user.ts';

const ALL_SETS: readonly InstitutionMessageSet[] = ['SIGNUP', 'BANK', 'CREDITCARD', 'BILLPAY'];

/** The options with all defaults filled in. */
export type Settings = ReturnType<typeof settingsOf>;

/** Fills in the defaults. */
export const settingsOf = (options: InstitutionOptions) => ({
  url: options.url,
  fi: options.fi ?? { org: 'MACHINA', fid: '1001' },
  name: options.name ?? 'Machina Bank',
  realms: realmsOf(options),
  versions: options.versions,
  answersUnknownVersions: options.unparsable !== '400',
  languages: options.languages ?? ['ENG'],
  countries: options.countries,
  seed: options.seed ?? '00000000-0000-4000-8000-000000000000',
  clock: options.clock ?? (() => new Date('2026-11-10T12:00:00Z')),
  users: options.users ?? [DEMO_USER],
  services: new Set(options.services),
  syncMode: options.syncMode ?? 'LITE',
  fileRecovery: options.fileRecovery ?? false,
  newUsers: options.newUsers ?? {},
  profileUpdated: options.profileUpdated ?? '20260901',
  accountsUpdated: options.accountsUpdated ?? '20260901',
  userUpdated: options.userUpdated ?? '20260901',
  limits: { bytes: 1024 * 1024, elements: 10_000, ...options.limits },
  codecs: options.codecs ?? codecFor,
  inspect: options.inspect,
});

const realmsOf = ({ url: _, realm = 'MACHINA', realms, ...options }: InstitutionOptions) => {
  const all: readonly [RealmOptions, ...RealmOptions[]] = realms ?? [{ name: realm, messageSets: ALL_SETS }];
  const [first, ...others] = all.map((one) =>
    realmOf({ ...options, ...one }, options.services?.includes('enrolment')),
  );
  return [first as Realm, ...others] as const;
};

/** Whether the institution speaks a version. */
export const speaks = ({ versions }: Pick<Settings, 'versions'>, version: Version): boolean =>
  versions === undefined || versions.includes(version);
