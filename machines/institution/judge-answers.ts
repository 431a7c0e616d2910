import { isClientAnswered, type Ofx } from '../../codecs/index.ts';
import type { FileFacts } from './events.ts';

interface Expected {
  readonly questions: readonly { readonly id: string }[];
  /** The right answers, by question id. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Ids of the standard's own list; they compare without regard to case, others byte for byte. */
const STANDARD_ID = /^MFA[0-9]+$/i;

const isSameId = (a: string, b: string): boolean =>
  a === b || (STANDARD_ID.test(a) && a.toUpperCase() === b.toUpperCase());

const plain = (answer: string): string => answer.trim().toLowerCase();

/**
 * Whether the answers of a sign-on are right: each question has exactly one, and that is the one expected.
 * What the client knows by itself (ids above MFA100) only has to be there. Further answers do not matter.
 */
export const judgeAnswers = (
  given: readonly Ofx<'MFACHALLENGEANSWER'>[],
  { questions, answers }: Expected,
): FileFacts['answers'] => {
  if (given.length === 0 || questions.length === 0) return 'none';
  const isRight = ({ id }: { readonly id: string }): boolean => {
    const [answer, ...others] = given.filter(({ MFAPHRASEID }) => isSameId(MFAPHRASEID, id));
    if (!answer || others.length > 0) return false;
    const text = plain(answer.MFAPHRASEA);
    const expected = Object.entries(answers).find(([of]) => isSameId(of, id))?.[1];
    return isClientAnswered(id) ? text !== '' : expected !== undefined && text === plain(expected);
  };
  return questions.every(isRight) ? 'right' : 'wrong';
};
