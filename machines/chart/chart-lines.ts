import type { AnyStateNode } from 'xstate';
import type { Edge } from './edges.ts';
import { escaped } from './escape.ts';
import type { Ids } from './ids.ts';
import { indented } from './indented.ts';
import { initialOf, isInside, type Region, regionsOf, type View } from './view.ts';
import { wrapped } from './wrapped.ts';

/** All that is to be written down. */
export interface Chart {
  readonly view: View;
  readonly ids: ReadonlyMap<AnyStateNode, Ids>;
  readonly edges: readonly Edge[];
  readonly notes: boolean;
}

/**
 * The lines of a mermaid state diagram, below its header.
 *
 * An arrow stands in the block that holds both its boxes. The others stand at the end, outside every block:
 * mermaid moves a state into the block that first mentions it in an arrow.
 *
 * Mermaid cannot draw an arrow from a box to one inside it. It starts at a small dashed box, `any state`, instead.
 */
export function chartLines(root: AnyStateNode, chart: Chart): string[] {
  // Mermaid knows regions only inside a state.
  const isFramed = chart.view(root) || root.type === 'parallel';
  const regions = allRegions(root, chart.view);
  const crossing = chart.edges.filter((edge) => !regions.some((each) => holds(each, edge)));
  return [
    ...(isFramed ? box(root, chart) : inside(root, chart)),
    ...crossing.map((edge) => arrow(edge, chart)),
    ...anyStyle(chart),
  ];
}

function box(node: AnyStateNode, chart: Chart): string[] {
  const id = idsOf(node, chart).box;
  const label = escaped(labelOf(node));
  const content = inside(node, chart);
  const note = chart.notes && node.description !== undefined ? noteLines(node.description, id) : [];
  if (content.length > 0) {
    const name = label === id ? id : `"${label}" as ${id}`;
    return [`state ${name} {`, ...indented(content), '}', ...note];
  }
  // Not `state id`: mermaid reads on over the end of that line when the next one opens a block.
  return [label === id ? id : `state "${label}" as ${id}`, ...note];
}

function inside(node: AnyStateNode, chart: Chart): string[] {
  const regions = regionsOf(node, chart.view).map((region) => regionLines(region, chart));
  const areas = node.type === 'parallel' ? [...regions, anyBox(node, chart)] : regions;
  return areas
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['--', ...lines]));
}

function regionLines(region: Region, chart: Chart): string[] {
  const { owner, boxes } = region;
  const first = owner === undefined ? undefined : initialOf(owner, chart.view);
  return [
    ...(first === undefined ? [] : [`[*] --> ${idsOf(first, chart).box}`]),
    ...(owner === undefined ? [] : anyBox(owner, chart)),
    ...boxes.flatMap((node) => box(node, chart)),
    ...chart.edges.filter((edge) => holds(region, edge)).map((edge) => arrow(edge, chart)),
    ...boxes.filter((node) => node.type === 'final').map((node) => `${idsOf(node, chart).box} --> [*]`),
  ];
}

function arrow(edge: Edge, chart: Chart): string {
  const source = idsOf(edge.source, chart);
  const text = edge.lines.flatMap(wrapped).map(escaped).join('<br/>');
  const ends = `${leadsInwards(edge) ? source.any : source.box} --> ${idsOf(edge.target, chart).box}`;
  return text === '' ? ends : `${ends} : ${text}`;
}

function anyBox(node: AnyStateNode, chart: Chart): string[] {
  const isNeeded = chart.edges.some((edge) => edge.source === node && leadsInwards(edge));
  return isNeeded ? [`state "any state" as ${idsOf(node, chart).any}`] : [];
}

function anyStyle(chart: Chart): string[] {
  const sources = new Set(chart.edges.filter(leadsInwards).map(({ source }) => source));
  if (sources.size === 0) return [];
  const ids = [...sources].map((source) => idsOf(source, chart).any);
  return ['classDef any fill:none,stroke-dasharray:3 3,font-style:italic', `class ${ids.join(',')} any`];
}

function noteLines(description: string, id: string): string[] {
  const lines = description.split('\n').map((line) => line.trim());
  return [`note right of ${id}`, ...indented(lines.map(escaped)), 'end note'];
}

function labelOf(node: AnyStateNode): string {
  if (node.type !== 'history') return node.key;
  return `${node.key} (${node.history === 'deep' ? 'deep history' : 'history'})`;
}

function idsOf(node: AnyStateNode, chart: Chart): Ids {
  return chart.ids.get(node) ?? { box: node.key, any: node.key };
}

function allRegions(node: AnyStateNode, view: View): Region[] {
  const regions = regionsOf(node, view);
  return [...regions, ...regions.flatMap(({ boxes }) => boxes.flatMap((each) => allRegions(each, view)))];
}

function holds({ owner, boxes }: Region, { source, target }: Edge): boolean {
  return boxes.includes(target) && (boxes.includes(source) || source === owner);
}

function leadsInwards({ source, target }: Edge): boolean {
  return isInside(target, source);
}
