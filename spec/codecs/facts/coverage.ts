import { EDITION_NAMES, EDITIONS, HAS_FACTS, publishedTags, UNREACHABLE_BY_MISTAKE } from './published.ts';
import { schemaTags } from './schema-tags.ts';

// `npm run coverage:vocabulary`: how much of each published edition the schema knows.

if (!HAS_FACTS) {
  console.error('The published tables are not here: put them at ../shared or set OFX_SHARED.');
  process.exit(1);
}

let missing = 0;
const report = (kind: string, total: ReadonlySet<string>, known: ReadonlySet<string>): string => {
  const absent = [...total].filter((tag) => !known.has(tag)).sort();
  missing += absent.length;
  const names = absent.length === 0 ? '' : ` (missing: ${absent.join(', ')})`;
  return `${total.size - absent.length}/${total.size} ${kind}${names}`;
};

for (const edition of EDITION_NAMES) {
  const version = EDITIONS[edition];
  const total = publishedTags(edition);
  const schema = schemaTags(version);
  const aggregates = new Set(schema.aggregates.keys());
  const leaves = new Set(schema.leaves.map(({ tag }) => tag));
  const besides =
    edition === 'xsd'
      ? `, ${report('left out of its tables by mistake', new Set(UNREACHABLE_BY_MISTAKE), aggregates)}`
      : '';
  console.log(
    `OFX ${version}: ${report('aggregates', total.aggregates, aggregates)}, ` +
      `${report('leaves', total.leaves, leaves)}${besides}`,
  );
}
process.exitCode = missing === 0 ? 0 : 1;
