import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Question } from '../../machines/index.ts';
import type { Print } from './print.ts';

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

/** Answers challenge questions: from the command line, else the person's, else what is known. Never waits without a person. */
export const answerQuestions = async (
  questions: readonly Question[],
  { given, known }: AnswerSources,
  print: Print,
): Promise<Record<string, string>> => {
  const answers: Record<string, string> = {};
  for (const { id, text, format } of questions) {
    const prompt = `        ${text}${format ? ` (${format})` : ''}`;
    const hint = known[id] === undefined ? '' : ' [Enter: the demo user answers]';
    const isAsked = given[id] === undefined && isInteractive();
    if (!isAsked) print(prompt);
    const typed = isAsked ? await askLine(`${prompt}${hint} `) : given[id];
    answers[id] = typed || (known[id] ?? '');
    if (answers[id] === '')
      throw new Error(`There is no answer to "${text}": give it with --answer ${id}=...`);
  }
  return answers;
};
