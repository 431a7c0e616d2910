import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { accountsOf, accountsRequest, decode, encode, type Statement } from '../../codecs/index.ts';
import { createInstitution, DEMO_USER, type Response, type Session } from '../../machines/index.ts';
import { loopback, type Served, serve, type Transport } from '../../transport/index.ts';

/**
 * The README's examples, run as they are printed. What an example leaves to its reader (a URL, a password, the
 * bytes of a file) is put in front of it.
 */
const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = join(root, 'node_modules', '.readme-examples');

const example = (name: string): string => {
  const match = new RegExp(`<!-- example: ${name} -->\n\`\`\`ts\n([\\s\\S]*?)\`\`\``).exec(readme);
  if (!match?.[1]) throw new Error(`the README has no example ${name}`);
  return match[1];
};

const run = async (name: string, given: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const rooms = {
    'ofx-machina/codecs': 'codecs',
    'ofx-machina/transport': 'transport',
    'ofx-machina': 'machines',
  };
  let code = example(name);
  for (const [specifier, room] of Object.entries(rooms)) {
    code = code.replaceAll(`'${specifier}'`, `'${join(root, room, 'index.ts')}'`);
  }
  const declared = [...code.matchAll(/^const (?:\{ (\w+) \}|\[(\w+)\]|(\w+))/gm)].map(
    ([, a, b, c]) => a ?? b ?? c,
  );
  const key = `readme-${name}`;
  Reflect.set(globalThis, key, given);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.ts`);
  const preamble = `const { ${Object.keys(given).join(', ')} } = (globalThis as any)['${key}'];\n`;
  writeFileSync(path, `${preamble}${code}\nexport { ${declared.join(', ')} };\n`);
  return (await import(/* @vite-ignore */ path)) as Record<string, unknown>;
};

describe('the README', () => {
  let served: Served | undefined;

  afterEach(async () => {
    vi.restoreAllMocks();
    await served?.close();
    served = undefined;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('signs on and downloads', async () => {
    const institution = createInstitution({ fi: { org: 'BANK', fid: '1234' } });
    served = await serve(institution);
    const asked: string[] = [];
    const { statement } = await run('session', {
      url: served.url,
      userId: DEMO_USER.userId,
      password: DEMO_USER.password,
      askThePerson: (questions: { text: string }[]) => {
        asked.push(...questions.map(({ text }) => text));
        return DEMO_USER.answers;
      },
    });
    expect(asked.length).toBeGreaterThan(0);
    expect((statement as Statement).transactions.length).toBeGreaterThan(0);
  });

  it('reads and writes', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const bytes = Buffer.from(
      'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:103\r\nSECURITY:NONE\r\nENCODING:USASCII\r\nCHARSET:1252\r\n' +
        'COMPRESSION:NONE\r\nOLDFILEUID:NONE\r\nNEWFILEUID:NONE\r\n\r\n' +
        '<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261001<LANGUAGE>ENG' +
        '<INTU.BID>3000</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO' +
        '</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>' +
        '<DTSTART>20261001<DTEND>20261002<STMTTRN><TRNTYPE>POS<DTPOSTED>20261001<TRNAMT>-12.50<FITID>1<NAME>GROCER' +
        '</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>1.00<DTASOF>20261001</LEDGERBAL></STMTRS></STMTTRNRS>' +
        '</BANKMSGSRSV1></OFX>',
    );
    const { file, again, xml } = await run('codecs', { bytes });
    expect(log).toHaveBeenCalledWith('2026-10-01', '-12.50', 'GROCER');
    const { ofx, deviations } = file as ReturnType<typeof decode>;
    expect(deviations).toEqual([]);
    expect(decode(again as Uint8Array).ofx).toEqual(ofx);
    expect(decode(xml as Uint8Array)).toMatchObject({ ofx, header: { version: '2.1.1' } });
    expect(decode(encode(ofx, { version: '2.2' })).ofx.SIGNONMSGSRSV1?.SONRS['INTU.BID']).toBe('3000');
  });

  it('reads a file of any size', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const stored: unknown[] = [];
    const bytes = Buffer.from(
      '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING' +
        '</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>POS<DTPOSTED>20261001<TRNAMT>-12.50<FITID>1<NAME>GROCER' +
        '</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
    );
    await run('stream', {
      source: [bytes.subarray(0, 100), bytes.subarray(100)],
      store: async (...what: unknown[]) => stored.push(what),
    });
    expect(stored).toMatchObject([[{ accountId: '2' }, 'USD', { amount: '-12.50' }]]);
    expect(log).toHaveBeenCalledWith(expect.any(Number), 'deviations');
  });

  it('composes transports', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    served = await serve(createInstitution());
    const { transport } = await run('transport', {});
    const request = { url: served.url, headers: [], body: new Uint8Array(3) };
    const { status } = await (transport as Transport)(request, new AbortController().signal);
    expect(status).toBe(400);
    expect(log).toHaveBeenCalledWith(400, 3, 'bytes sent,', expect.any(Number), 'received');
  });

  it('tests against an institution in memory', async () => {
    const { session, accounts } = await run('institution', {});
    expect((accounts as unknown[]).length).toBeGreaterThan(1);
    expect((session as Session).actor.getSnapshot().matches('signedOn')).toBe(true);
  });

  it('goes on in another process', async () => {
    const institution = createInstitution();
    const home = mkdtempSync(join(tmpdir(), 'ofx-machina-'));
    const { response } = await run('restore', {
      path: join(home, 'keyring'),
      passphrase: 'correct horse battery staple',
      institution: { url: 'https://bank.test/ofx', ...institution.fi },
      credentials: () => DEMO_USER,
      transport: loopback(institution),
      messages: accountsRequest('1'),
      askThePerson: () => DEMO_USER.answers,
    });
    rmSync(home, { recursive: true, force: true });
    expect(accountsOf((response as Response).ofx).length).toBeGreaterThan(1);
  }, 60_000);

  it('names only error codes that exist', async () => {
    const { OFX_ERROR_CODES } = await import('../../errors.ts');
    const named = [...readme.matchAll(/^\| `([a-z]+\/[a-z-]+)`/gm)].map(([, code]) => code);
    expect(named.length).toBeGreaterThan(5);
    for (const code of named) expect(OFX_ERROR_CODES).toContain(code);
  });
});
