import { parseArgs } from 'node:util';
import { isVersion, VERSIONS, type Version } from '../../codecs/index.ts';

/** What the command line asks for. */
export type Command = ReadFiles | Road | { readonly kind: 'help' };

export interface ReadFiles {
  readonly kind: 'read';
  readonly paths: readonly string[];
}

export interface Road {
  readonly kind: 'road';
  /** Undefined: the embedded institution. */
  readonly url: string | undefined;
  readonly org: string | undefined;
  readonly fid: string | undefined;
  readonly user: string | undefined;
  readonly version: Version;
  readonly account: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** By question id. */
  readonly answers: Readonly<Record<string, string>>;
  readonly allowInsecure: boolean;
}

/** The command line cannot be understood; the message says why. */
export class UsageError extends Error {}

export const HELP = `ofx-machina

  npm start                     sign on to the embedded institution and download a statement
  npm start -- FILE ...         read OFX files (1.x or 2.x) and print their statements
  npm start -- --url URL ...    the same road against any OFX server

  --url URL          the institution's OFX server
  --org ORG          FI/ORG
  --fid FID          FI/FID
  --user USERID      user id; the password comes from a prompt or from OFX_PASSWORD
  --ofx VERSION      ${VERSIONS.join(', ')} (default 1.0.3)
  --account ID       account to download (default: the first)
  --from YYYY-MM-DD  first day of the statement
  --to YYYY-MM-DD    first day not in it any more
  --answer ID=TEXT   answer to a challenge question; may be repeated
  --allow-insecure   allow http:// to another host than this one
`;

const isDate = (text: string): boolean =>
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Reads the command line. @throws UsageError */
export const readCommand = (args: readonly string[]): Command => {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (positionals.length > 0) return { kind: 'read', paths: positionals };
  const version = values.ofx ?? '1.0.3';
  if (!isVersion(version)) {
    throw new UsageError(`OFX ${version} is not known; the versions are ${VERSIONS.join(', ')}.`);
  }
  for (const date of [values.from, values.to]) {
    if (date !== undefined && !isDate(date))
      throw new UsageError(`A date is written 2026-10-01, not ${date}.`);
  }
  if (values.url !== undefined && values.user === undefined) throw new UsageError('--url needs --user.');
  if (values.url === undefined && values.user !== undefined) throw new UsageError('--user needs --url.');
  return {
    kind: 'road',
    url: values.url,
    org: values.org,
    fid: values.fid,
    user: values.user,
    version,
    account: values.account,
    from: values.from,
    to: values.to,
    answers: Object.fromEntries((values.answer ?? []).map(readAnswer)),
    allowInsecure: values['allow-insecure'] ?? false,
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        url: { type: 'string' },
        org: { type: 'string' },
        fid: { type: 'string' },
        user: { type: 'string' },
        ofx: { type: 'string' },
        account: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        answer: { type: 'string', multiple: true },
        'allow-insecure': { type: 'boolean' },
      },
    });
  } catch (error) {
    // parseArgs names the option, never its value.
    throw new UsageError(error instanceof Error ? error.message : 'The options cannot be understood.');
  }
};

const readAnswer = (text: string): [string, string] => {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError('--answer is written ID=TEXT.');
  return [text.slice(0, equals), text.slice(equals + 1)];
};
