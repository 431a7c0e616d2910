import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Question } from '../../machines/index.ts';
import { type Print, printable } from './print.ts';

/** Whether there is a person at the other end. */
export const isInteractive = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** Asks for a line. With `hidden`, what is typed is not shown. */
export const askLine = async (prompt: string, hidden = false): Promise<string> => {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = hidden ? silent : process.stdout;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  // readline redraws its line, prompt included, so only a silent one may be prompted from outside.
  if (hidden) process.stdout.write(prompt);
  try {
    return await terminal.question(prompt);
  } finally {
    terminal.close();
    if (hidden) process.stdout.write('\n');
  }
};

/** Where answers can come from besides the person. */
export interface AnswerSources {
  /** From the command line. */
  readonly given: Readonly<Record<string, string>>;
  /** What the demo user knows; the empty record elsewhere. */
  readonly known: Readonly<Record<string, string>>;
}

/** Answers of the command line that were sent: each is sent once, for a wrong one can lock the user out. */
const sent = new Set<string>();

const own = (answers: Readonly<Record<string, string>>, id: string): string | undefined =>
  Object.hasOwn(answers, id) ? answers[id] : undefined;

/** Answers challenge questions: from the command line, else the person's, else what is known. Never waits without a person. */
export const answerQuestions = async (
  questions: readonly Question[],
  { given, known }: AnswerSources,
  print: Print,
): Promise<Record<string, string>> => {
  const answers: Record<string, string> = {};
  for (const { id, text, format } of questions) {
    const prompt = `        ${printable(text)}${format ? ` (${format})` : ''}`;
    const prepared = sent.has(id) ? undefined : own(given, id);
    const isAsked = prepared === undefined && isInteractive();
    const hint = own(known, id) === undefined ? '' : ' [Enter: the demo user answers]';
    if (!isAsked) print(prompt);
    const answer = (isAsked ? await askLine(`${prompt}${hint} `) : prepared) || own(known, id);
    if (!answer) {
      throw new Error(
        sent.has(id)
          ? `The answer given to "${text}" was rejected, and is not sent again.`
          : `There is no answer to "${text}": give it with --answer ${id}=...`,
      );
    }
    answers[id] = answer;
  }
  for (const id of Object.keys(given)) sent.add(id);
  return answers;
};
