import { indented } from './indented.ts';
import type { MermaidOptions } from './options.ts';

/** The first lines of a diagram: what is said about it as a whole, and its kind. */
export function headerLines({ title, spacing, direction }: MermaidOptions): string[] {
  const frontMatter = [
    // A JSON string is a YAML string, whatever is in it.
    ...(title === undefined ? [] : [`title: ${JSON.stringify(title)}`]),
    ...(spacing === undefined
      ? []
      : ['config:', '  state:', `    nodeSpacing: ${spacing}`, `    rankSpacing: ${spacing}`]),
  ];
  return [
    ...(frontMatter.length === 0 ? [] : ['---', ...frontMatter, '---']),
    'stateDiagram-v2',
    ...indented(direction === undefined ? [] : [`direction ${direction}`]),
  ];
}
