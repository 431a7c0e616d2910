import { type Complaint, type Oracle, type Subject, subjectOf } from './oracles/oracle.ts';
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

/** The first complaint about an input; undefined where every oracle is content. */
export const judge = async (
  bytes: Uint8Array,
  oracles: readonly Oracle[] = ORACLES,
): Promise<Finding | undefined> => {
  let subject: Subject;
  try {
    subject = subjectOf(bytes);
  } catch (error) {
    return { oracle: 'reading throws nothing but OfxError', complaint: thrown(error) };
  }
  for (const oracle of oracles) {
    const complaint = await complaintOf(oracle, subject);
    if (complaint !== undefined) return { oracle: oracle.name, complaint };
  }
  return undefined;
};
