import { OfxError } from '../../errors.ts';
import type { Secrets } from './keyring.ts';
import type { Question } from './work.ts';

/** Answers to challenge questions, by question id. */
export type Answers = Readonly<Record<string, string>>;

/** MFAPHRASEA is A-64 and may not be empty. */
const MAX_LENGTH = 64;

/** Whether an answer can be sent. */
export const isAnswer = (answer: unknown): answer is string =>
  typeof answer === 'string' && answer !== '' && [...answer].length <= MAX_LENGTH;

/**
 * Checks a person's answers against the questions asked of them.
 *
 * @throws OfxError `challenge/invalid-answer`, naming the question and never the answer
 */
export const checkAnswers = (questions: readonly Question[], answers: Answers): void => {
  const asked = questions.filter(({ answeredBy }) => answeredBy === 'person');
  // Whatever a person's part of the program gave.
  const given = Object(answers) as Readonly<Record<string, unknown>>;
  for (const { id } of asked) {
    if (!isAnswer(given[id])) {
      throw new OfxError(
        'challenge/invalid-answer',
        `The answer to question ${id} must have 1 to ${MAX_LENGTH} characters.`,
      );
    }
  }
  const stranger = Object.keys(given).find((id) => !asked.some((question) => question.id === id));
  if (stranger !== undefined) {
    throw new OfxError('challenge/invalid-answer', `There is no question ${stranger} to answer.`);
  }
};

/**
 * Adds answers to those that wait in the keyring for the next sign-on. Whoever drives the statechart by events
 * alone checks them with {@link checkAnswers}, puts them there, and then sends ANSWERS with their ids.
 *
 * @example
 * const { realm, uids } = actor.getSnapshot().context;
 * const scope = { institution: url, realm, userId, session: uids.seed };
 * await addAnswers(secretsOf(keyring, scope), answers);
 * actor.send({ type: 'ANSWERS', ids: Object.keys(answers), changed: true });
 */
export const addAnswers = async (secrets: Secrets, answers: Answers): Promise<void> => {
  await secrets.set('ANSWERS', JSON.stringify({ ...(await readAnswers(secrets)), ...answers }));
};

/** The answers that wait in the keyring. */
export const readAnswers = async (secrets: Secrets): Promise<Answers> =>
  JSON.parse((await secrets.get('ANSWERS')) ?? '{}') as Answers;
