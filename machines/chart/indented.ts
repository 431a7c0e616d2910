/** The lines one step further to the right. */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
