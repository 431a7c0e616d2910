export type { MermaidOptions } from './options.ts';
export { toMermaid } from './to-mermaid.ts';
