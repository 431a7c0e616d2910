import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Question } from '../../machines/index.ts';

/** Whether there is a person at the other end. */
export const isInteractive = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true;

/** Asks for a line. With `hidden`, what is typed is not shown. */
export const askLine = async (prompt: string, hidden = false): Promise<string> => {
  process.stdout.write(prompt);
  const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stdout;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await terminal.question('');
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

/** Answers challenge questions: from the command line, else the person's, else what is known. Never waits without a person. */
export const answerQuestions = async (
  questions: readonly Question[],
  { given, known }: AnswerSources,
): Promise<Record<string, string>> => {
  const answers: Record<string, string> = {};
  for (const { id, text, format } of questions) {
    const hint = known[id] === undefined ? '' : ' [Enter: the demo user answers]';
    const typed =
      given[id] ??
      (isInteractive() ? await askLine(`        ${text}${format ? ` (${format})` : ''}${hint} `) : '');
    answers[id] = typed || (known[id] ?? '');
    if (answers[id] === '')
      throw new Error(`There is no answer to "${text}": give it with --answer ${id}=...`);
  }
  return answers;
};
