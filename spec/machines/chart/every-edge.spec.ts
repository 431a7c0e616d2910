import { expect, it } from 'vitest';
import { diagram } from './diagram.ts';
import { signOn } from './fixture.ts';

type Definition = typeof signOn.definition;

/** How many targets the transitions of a state, and of all inside it, have: counted without the chart's own code. */
function targets({ transitions, states, ...definition }: Definition, always: AlwaysOf): number {
  const own = transitions.reduce((sum, transition) => sum + (transition.target?.length ?? 0), 0);
  const inner = Object.values(states) as Definition[];
  return own + always(definition.id) + inner.reduce((sum, state) => sum + targets(state, always), 0);
}

type AlwaysOf = (id: string) => number;
// The definition leaves eventless transitions out.
const alwaysOf: AlwaysOf = (id) => signOn.getStateNodeById(id).always?.length ?? 0;

/** How many transitions an arrow stands for: its lines, without those that only carry on the line before. */
function transitionsOn(arrow: string): number {
  const lines = (arrow.split(' : ')[1] ?? '').split('<br/>');
  const carriedOn = lines.filter(
    (line, index) => line.startsWith('[') && lines[index - 1]?.includes('[') === false,
  );
  return lines.length - carriedOn.length;
}

it('draws every transition of a machine, once', () => {
  const arrows = diagram(signOn).filter((line) => line.includes(' --> ') && !line.includes('[*]'));
  const drawn = arrows.reduce((sum, arrow) => sum + transitionsOn(arrow), 0);
  expect(drawn).toBe(targets(signOn.definition, alwaysOf));
  expect(drawn).toBeGreaterThan(30);
});

it('draws every state of a machine, once', () => {
  const lines = diagram(signOn).map((line) => line.trim());
  const boxes = lines.filter((line) => /^(?:state .*|\w+)$/.test(line));
  // All but the machine itself.
  expect(boxes).toHaveLength(idsWithin(signOn.definition).length - 1);
});

function idsWithin({ id, states }: Definition): string[] {
  return [id, ...(Object.values(states) as Definition[]).flatMap(idsWithin)];
}
