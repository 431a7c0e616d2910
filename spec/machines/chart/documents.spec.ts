import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chartDocuments, spineChart } from '../../../machines/chart/documents.ts';
import { withChart } from '../../../machines/chart/readme.ts';

const root = new URL('../../../', import.meta.url);
const written = (path: string) =>
  existsSync(new URL(path, root)) ? readFileSync(new URL(path, root), 'utf8') : '';

describe('the documents show the machines as they are', () => {
  it.each(chartDocuments())('$path', ({ path, text }) => {
    expect(written(path), `${path} is out of date: run \`npm run charts\``).toBe(text);
  });

  it('README.md', () => {
    const readme = written('README.md');
    expect(readme, 'the spine in README.md is out of date: run `npm run charts`').toBe(
      withChart(readme, spineChart()),
    );
  });
});
