import { OfxError } from '../codecs/index.ts';
import { HELP, readCommand, UsageError } from './start/options.ts';
import { readFiles } from './start/read-files.ts';
import { travel } from './start/road.ts';

/** `npm start`: the whole road, or a file from disk. See `--help`. */
const main = async (args: readonly string[]): Promise<void> => {
  const command = readCommand(args);
  if (command.kind === 'help') console.log(HELP);
  else if (command.kind === 'read') await readFiles(command.paths, console.log, report);
  else await travel(command, console.log);
};

/** What went wrong, and why where a person's part failed: a cancelled sign-on has its reason in the cause. */
const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return 'Something went wrong.';
  const place =
    error instanceof OfxError && error.position
      ? ` (line ${error.position.line}, column ${error.position.column})`
      : '';
  const reason = error instanceof OfxError && error.code === 'session/cancelled' ? error.cause : undefined;
  return `${error.message}${place}${reason instanceof Error ? ` ${reason.message}` : ''}`;
};

const report = (where: string | undefined, error: unknown): void => {
  console.error(where === undefined ? explain(error) : `${where}: ${explain(error)}`);
  if (error instanceof OfxError) console.error(`[${error.code}]`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
};

try {
  await main(process.argv.slice(2));
} catch (error) {
  report(undefined, error);
}
