import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createInstitution, DEMO_USER } from '../../machines/index.ts';
import { type Served, serve } from '../../transport/index.ts';
import { investmentFile, POSITIONS } from '../codecs/messages/statements/investment-file.ts';

const root = resolve(import.meta.dirname, '../..');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm start` as somebody would, without a terminal. */
const start = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolvePromise) => {
    const child = spawn('npm', ['start', '--silent', '--', ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => resolvePromise({ code, out, err }));
  });

/** The states printed, with the codes in front of them: `['', 'profile'], ['3000', 'challengeRequired'] ...` */
const states = (out: string): string[] =>
  out.split('\n').flatMap((line) => {
    const match = /^\s*([0-9]*) {2}([a-z][A-Za-z]*(?:\.[A-Za-z]+)?)$/.exec(line);
    return match ? [`${match[1] ?? ''} ${match[2]}`.trim()] : [];
  });

describe('npm start', () => {
  let served: Served | undefined;

  afterEach(async () => {
    await served?.close();
    served = undefined;
  });

  it('does the whole road without a terminal, and shows each state with its code', async () => {
    const { code, out, err } = await start([]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const seen = states(out);
    const spine = [
      'profile.requesting',
      '0 signon.awaitingWork',
      'signon.requesting',
      '3000 challengeRequired',
      'challengeRequested',
      '0 awaitingAnswers',
      'answered',
      '0 signedOn',
      'signon.requesting',
      '0 signedOn',
      'closed',
    ];
    expect(seen.filter((state) => spine.includes(state))).toEqual(spine);
    expect(out).toMatch(/Date +Type +Description +Amount/);
    expect(out).toMatch(/Ledger balance +[0-9.]+ USD/);
  });

  it('prints no password, answer or access key', async () => {
    const { out, err } = await start([]);
    const secrets = [DEMO_USER.password, ...Object.values(DEMO_USER.answers)];
    for (const secret of secrets) expect(out + err).not.toContain(secret);
    expect(out + err).not.toMatch(/ACCESSKEY/i);
  });

  it('with a wrong answer shows 3001, and then the demo user answers', async () => {
    const { code, out } = await start(['--answer', 'MFA1=wrong']);
    expect(code).toBe(0);
    expect(states(out)).toContain('3001 answersRejected');
    expect(states(out).at(-1)).toBe('closed');
  });

  it('sends a wrong answer to a real server once, so as to lock nobody out', async () => {
    const institution = createInstitution();
    served = await serve(institution);
    const { org, fid = '' } = institution.fi;
    const answers = Object.keys(DEMO_USER.answers).flatMap((id) => ['--answer', `${id}=wrong`]);
    const given = ['--url', served.url, '--org', org, '--fid', fid, '--user', DEMO_USER.userId];
    const { code, out, err } = await start([...given, ...answers], { OFX_PASSWORD: DEMO_USER.password });
    expect(code).toBe(1);
    expect(states(out).filter((state) => state === '3001 answersRejected')).toHaveLength(1);
    expect(err).toContain('was rejected, and is not sent again');
    expect(institution.standing(DEMO_USER.userId)).not.toBe('lockedOut');
  });

  it.each(['1.0.3', '2.1.1'] as const)('signs on to a given server with OFX %s', async (version) => {
    served = await serve(createInstitution());
    const { org, fid = '' } = createInstitution().fi;
    const answers = Object.entries(DEMO_USER.answers).flatMap(([id, text]) => ['--answer', `${id}=${text}`]);
    const given = [
      '--url',
      served.url,
      '--org',
      org,
      '--fid',
      fid,
      '--user',
      DEMO_USER.userId,
      '--ofx',
      version,
    ];
    const { code, out, err } = await start([...given, ...answers], { OFX_PASSWORD: DEMO_USER.password });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Ledger balance');
  });

  it('without a terminal and without an answer says which is missing', async () => {
    served = await serve(createInstitution());
    const { org, fid = '' } = createInstitution().fi;
    const given = ['--url', served.url, '--org', org, '--fid', fid, '--user', DEMO_USER.userId];
    const { code, err } = await start(given, { OFX_PASSWORD: DEMO_USER.password });
    expect(code).toBe(1);
    expect(err).toMatch(/There is no answer to ".*": give it with --answer/);
  });

  it('without a password says so', async () => {
    const { code, err } = await start(['--url', 'http://127.0.0.1:9/', '--user', 'jane'], {
      OFX_PASSWORD: '',
    });
    expect(code).toBe(1);
    expect(err).not.toBe('');
  });

  it.each([
    ['an unknown option', ['--nonsense']],
    ['an unknown version', ['--ofx', '9.9']],
    ['a URL without a user', ['--url', 'https://bank.test/']],
    ['a date that is none', ['--from', 'yesterday']],
    ['a day that no calendar has', ['--to', '2026-99-99']],
    ['an answer without an id', ['--answer', 'Smith']],
  ])('refuses %s with exit code 2', async (_name, args) => {
    const { code, err } = await start(args);
    expect(code).toBe(2);
    expect(err).not.toContain('    at ');
  });

  it('reads files, of either syntax', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ofx-machina-'));
    const body =
      '<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STMTRS><CURDEF>EUR</CURDEF><BANKTRANLIST><STMTTRN>' +
      '<TRNTYPE>POS</TRNTYPE><DTPOSTED>20261001</DTPOSTED><TRNAMT>-12,50</TRNAMT><FITID>1</FITID>' +
      '<NAME>GROCER</NAME></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>';
    const sgml = join(folder, 'one.ofx');
    const xml = join(folder, 'two.ofx');
    writeFileSync(sgml, `OFXHEADER:100\nVERSION:102\n\n${body}`);
    writeFileSync(xml, `<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211"?>${body}`);
    const { code, out } = await start([sgml, xml]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    expect(out).toContain('OFX 1.0.2, SGML, 1 statement');
    expect(out).toContain('OFX 2.1.1, XML, 1 statement');
    expect(out.match(/2026-10-01 {2}POS +GROCER +-12\.50/g)).toHaveLength(2);
    expect(out).toContain('departures from the standard');
  });

  it('reads files with investments', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ofx-machina-'));
    const path = join(folder, 'investments.ofx');
    writeFileSync(path, investmentFile(POSITIONS));
    const { code, out } = await start([path]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    expect(out).toContain('OFX 2.3, XML, 1 statement');
    expect(out).toMatch(/ACME Acme +2026-10-30 +20 +10\.50 +210\.00/);
  });

  it('says what a file is that is no OFX', async () => {
    const { code, out, err } = await start([join(root, 'README.md'), join(root, 'nowhere.ofx')]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('nowhere.ofx: ');
    expect(err).toContain('There is no <OFX> in the input');
    expect(err).toContain('(line 1, column 1)');
    expect(err).toContain('README.md: ');
    expect(err).toContain('[codec/not-ofx]');
  });
});
