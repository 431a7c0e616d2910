import type { OfxFile } from '../../codecs/index.ts';
import type { Contender, Lines } from './contender.ts';
import { loadCodecs, type StreamEvent } from './package.ts';
import type { Statement } from './statement.ts';

const linesOf = ({ ofx }: Pick<OfxFile, 'ofx'>) => {
  const lines = ofx.BANKMSGSRSV1?.STMTTRNRS?.[0]?.STMTRS?.BANKTRANLIST?.STMTTRN;
  if (!lines) throw new Error('there is no list of transactions');
  return lines;
};

/** `decode` of bytes to the typed object. */
export const OWN: Contender = {
  name: 'ofx-machina',
  prepare: async ({ bytes }) => {
    const { decode } = await loadCodecs();
    return () => linesOf(decode(bytes));
  },
};

/** The same and every date asked for its instant, since dates are parsed when they are first looked at. */
const OWN_WITH_DATES: Contender = {
  name: 'ofx-machina, all dates read',
  prepare: async ({ bytes }) => {
    const { decode } = await loadCodecs();
    return () => {
      const lines = linesOf(decode(bytes));
      let sum = 0;
      for (const { DTPOSTED } of lines) sum += DTPOSTED.instant.getTime();
      if (Number.isNaN(sum)) throw new Error('a date was not read');
      return lines;
    };
  },
};

/** `decodeStream` over the same bytes, in chunks as they come from a disk. */
export const OWN_STREAMED: Contender = {
  name: 'ofx-machina, streamed',
  prepare: async ({ bytes }) => {
    const { decodeStream } = await loadCodecs();
    if (!decodeStream) return 'decodeStream is not exported';
    return async () => {
      const lines: { readonly TRNAMT: string }[] = [];
      for await (const event of decodeStream(chunksOf(bytes))) {
        if (event.type === 'transaction') lines.push(amountOf(event));
      }
      return lines;
    };
  },
};

const CHUNK = 64 * 1024;

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

const amountOf = ({ transaction }: StreamEvent): { readonly TRNAMT: string } => {
  const amount = transaction?.TRNAMT ?? transaction?.amount;
  if (amount === undefined) throw new Error('a transaction has no amount');
  return { TRNAMT: amount };
};

const textOf = async ({ bytes }: Statement): Promise<string> => {
  const { decode } = await loadCodecs();
  return JSON.stringify(decode(bytes).ofx);
};

const parseJson = (text: string): Lines => linesOf({ ofx: JSON.parse(text) });

/** The measure of all parsers in JavaScript: the same tree from JSON, date-times as their text. */
export const JSON_PARSE: Contender = {
  name: 'JSON.parse',
  prepare: async (statement) => {
    const text = await textOf(statement);
    return () => parseJson(text);
  },
};

/** The same from bytes, as everything else here has to begin. */
const JSON_PARSE_BYTES: Contender = {
  name: 'JSON.parse, from bytes',
  prepare: async (statement) => {
    const bytes = Buffer.from(await textOf(statement));
    return () => parseJson(bytes.toString('utf8'));
  },
};

export const OWN_CONTENDERS = [OWN, OWN_WITH_DATES, OWN_STREAMED, JSON_PARSE, JSON_PARSE_BYTES];
