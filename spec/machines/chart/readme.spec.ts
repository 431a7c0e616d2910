import { expect, it } from 'vitest';
import { withChart } from '../../../machines/chart/readme.ts';

const readme = (chart: string) => `# A\n<!-- chart:session-spine -->\n\n${chart}\n\n<!-- /chart -->\nmore\n`;

it('puts the chart between the markers of the README, and nothing else', () => {
  expect(withChart(readme('old'), '$& new')).toBe(readme('$& new'));
});

it('refuses a README without both markers', () => {
  expect(() => withChart('# A\n<!-- /chart -->', 'new')).toThrow('<!-- chart:session-spine -->');
  expect(() => withChart('# A\n<!-- /chart -->\n<!-- chart:session-spine -->', 'new')).toThrow('below it');
});
