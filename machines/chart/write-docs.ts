import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chartDocuments, spineChart } from './documents.ts';
import { withChart } from './readme.ts';

// Run by `npm run charts`: writes the machines' charts into docs/ and the README.
const root = new URL('../../', import.meta.url);

for (const { path, text } of chartDocuments()) {
  mkdirSync(new URL('.', new URL(path, root)), { recursive: true });
  writeFileSync(new URL(path, root), text);
}
const readme = new URL('README.md', root);
writeFileSync(readme, withChart(readFileSync(readme, 'utf8'), spineChart()));
