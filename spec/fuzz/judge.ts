import { type Complaint, type Oracle, type Subject, subjectOf } from './oracles/oracle.ts';
import { refusals } from './oracles/refusals.ts';
import { ORACLES } from './oracles/table.ts';

/** What an oracle has against an input. */
export interface Finding {
  readonly oracle: string;
  readonly complaint: string;
}

const thrown = (error: unknown): string =>
  error instanceof Error
    ? `threw ${error.stack?.split('\n').slice(0, 4).join(' ')}`
    : `threw ${String(error)}`;

/** An oracle never throws on purpose: what comes through it is a complaint too. */
const complaintOf = async ({ complaint }: Oracle, subject: Subject): Promise<Complaint> => {
  try {
    return await complaint(subject);
  } catch (error) {
    return thrown(error);
  }
};

/** Every complaint about an input, by oracles in their order; reading that throws ends it there. */
async function* findings(bytes: Uint8Array, oracles: readonly Oracle[]): AsyncGenerator<Finding> {
  let subject: Subject;
  try {
    subject = subjectOf(bytes);
  } catch (error) {
    yield { oracle: refusals.name, complaint: thrown(error) };
    return;
  }
  for (const oracle of oracles) {
    const complaint = await complaintOf(oracle, subject);
    if (complaint !== undefined) yield { oracle: oracle.name, complaint };
  }
}

/** The first complaint about an input; undefined where every oracle is content. */
export const judge = async (
  bytes: Uint8Array,
  oracles: readonly Oracle[] = ORACLES,
): Promise<Finding | undefined> => {
  for await (const finding of findings(bytes, oracles)) return finding;
  return undefined;
};

/** What every oracle has against an input. */
export const judgeAll = async (bytes: Uint8Array): Promise<Finding[]> => {
  const all: Finding[] = [];
  for await (const finding of findings(bytes, ORACLES)) all.push(finding);
  return all;
};
