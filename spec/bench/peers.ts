import { load } from '../peers/load.ts';
import type { Contender, Lines } from './contender.ts';

/**
 * How each peer is used follows its README: the function named there, from the file's bytes to the list of all
 * transactions. Where it takes a string, turning the bytes into one is part of the work, as it is in ours.
 */
interface Peer {
  readonly package: string;
  readonly reader: (module: never) => (bytes: Buffer) => Lines;
}

/** What the peers that give a bare tree have in common; a tree of the generated statements has one account. */
interface Tree {
  readonly OFX: {
    readonly BANKMSGSRSV1: {
      readonly STMTTRNRS: { readonly STMTRS: { readonly BANKTRANLIST: { readonly STMTTRN: Lines } } };
    };
  };
}

const linesOf = ({ OFX }: Tree): Lines => OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS.BANKTRANLIST.STMTTRN;

type ParseText = (text: string) => Tree;

interface FotDocument {
  readonly parseBuffer: (
    bytes: Uint8Array,
  ) =>
    | { readonly success: true; readonly data: object }
    | { readonly success: false; readonly error: unknown };
  readonly getTransactions: (document: object) => Lines;
}

interface Extractor {
  readonly Ofx: { readonly fromBuffer: (bytes: Buffer) => { readonly getBankTransferList: () => Lines } };
}

interface Banking {
  readonly parse: (text: string, done: (result: { readonly body: Tree }) => void) => void;
}

const PEERS: readonly Peer[] = [
  {
    package: 'ofx-js',
    reader:
      ({ parseStrict }: { readonly parseStrict: ParseText }) =>
      (bytes) =>
        linesOf(parseStrict(bytes.toString('utf8'))),
  },
  {
    package: '@f-o-t/ofx',
    reader:
      ({ parseBuffer, getTransactions }: FotDocument) =>
      (bytes) => {
        const result = parseBuffer(bytes);
        if (!result.success) throw result.error;
        return getTransactions(result.data);
      },
  },
  {
    package: 'node-ofx-parser',
    reader:
      ({ default: { parse } }: { readonly default: { readonly parse: ParseText } }) =>
      (bytes) =>
        linesOf(parse(bytes.toString('utf8'))),
  },
  {
    package: 'ofx',
    reader:
      ({ default: { parse } }: { readonly default: { readonly parse: ParseText } }) =>
      (bytes) =>
        linesOf(parse(bytes.toString('utf8'))),
  },
  {
    package: 'ofx-data-extractor',
    reader:
      ({ Ofx }: Extractor) =>
      (bytes) =>
        Ofx.fromBuffer(bytes).getBankTransferList(),
  },
  {
    package: 'banking',
    reader:
      ({ default: banking }: { readonly default: Banking }) =>
      (bytes) => {
        let lines: Lines | undefined;
        // Its callback is called before `parse` returns.
        banking.parse(bytes.toString('utf8'), ({ body }) => {
          lines = linesOf(body);
        });
        if (!lines) throw new Error('it gave no result');
        return lines;
      },
  },
];

const contenderOf = ({ package: name, reader }: Peer): Contender => ({
  name,
  prepare: async ({ bytes }) => {
    const module = await load(name);
    const read = reader(module as never);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return () => read(buffer);
  },
});

export const PEER_CONTENDERS = PEERS.map(contenderOf);
