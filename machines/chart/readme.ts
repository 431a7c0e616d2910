const OPEN = '<!-- chart:session-spine -->';
const CLOSE = '<!-- /chart -->';

/**
 * `readme` with `chart` between its markers `<!-- chart:session-spine -->` and `<!-- /chart -->`.
 *
 * @throws Error when a marker is missing, rather than leave an old chart in place unnoticed
 */
export function withChart(readme: string, chart: string): string {
  const start = readme.indexOf(OPEN);
  const end = readme.indexOf(CLOSE, start);
  if (start < 0 || end < 0) throw new Error(`README.md needs a line ${OPEN} and, below it, a line ${CLOSE}`);
  return `${readme.slice(0, start)}${OPEN}\n\n${chart}\n\n${readme.slice(end)}`;
}
