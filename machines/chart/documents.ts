import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { institutionMachine } from '../institution/machine.ts';
import { sessionMachine } from '../session/machine.ts';
import { everywhereTable } from './table.ts';
import { toMermaid } from './to-mermaid.ts';

/** A file of the repository: its path from the repository's root, and what stands in it. */
export interface ChartDocument {
  readonly path: string;
  readonly text: string;
}

/** Wide enough that the texts of neighbouring arrows stay apart on the session's chart. */
const SPACING = 80;

/**
 * The documents that show the machines. They are derived, never edited: `npm run charts` writes them, and
 * a spec fails when they are out of date.
 */
export function chartDocuments(): ChartDocument[] {
  return [
    {
      path: 'docs/session.md',
      text: document("The session: the client's side of an OFX sign-on", [
        LEGEND,
        '## The road',
        'Only what comes from outside, and the codes; what else an arrow turns on is in the charts further down.',
        spineChart(),
        '## Whatever a request file is answered with',
        'Every file carries a sign-on, and any may be answered with any code. States that say nothing else of it leave it to these.',
        everywhereTable(sessionMachine),
        ...insides(sessionMachine),
        '## The whole of it',
        chart(sessionMachine),
      ]),
    },
    {
      path: 'docs/institution.md',
      text: document("The institution: the server's side of an OFX sign-on", [
        LEGEND,
        chart(institutionMachine),
      ]),
    },
  ];
}

/** The session's spine with the codes, as a block of markdown for the README. What else it turns on is in docs/. */
export function spineChart(): string {
  return mermaidBlock(toMermaid(sessionMachine, { spine: true, brief: true, spacing: SPACING }));
}

/** A chart of each state that has states within, among the states around it. */
function insides(machine: AnyStateMachine): string[] {
  const { root } = machine;
  const outermost = Object.values(root.states);
  const isOutermost = (node: AnyStateNode) => node.parent === root;
  return outermost
    .filter(({ states }) => Object.keys(states).length > 0)
    .flatMap((parent) => [
      `## Inside \`${parent.key}\``,
      mermaidBlock(
        toMermaid(machine, {
          only: (node) => isOutermost(node) || node.parent === parent,
          around: parent,
          spacing: SPACING,
        }),
      ),
    ]);
}

const LEGEND = [
  'How to read it: put a finger on the black dot and follow the arrows. A box is a state, a box in a box a state within',
  'a state, a dashed area a part that goes on beside the others, and a ringed dot the end. An arrow says',
  '`event [condition] / answer`: what happened, in which case this arrow is the one, and the OFX status code that is',
  'answered. Numbers are OFX status codes: `exchange done [3000]` is taken when the institution answered 3000,',
  '`[3001, attemptsLeft]` when it answered 3001 and attempts are left, and `[otherwise]` when no other arrow for that',
  'event is. Every line on an arrow is one way to take it, and a line without an event is taken at once. An arrow',
  'from the edge of a box, or from `any state` in it, can be taken in every state inside.',
].join('\n');

function document(title: string, parts: readonly string[]): string {
  const source = '<!-- Derived from the machine by `npm run charts`; do not edit. -->';
  return `${[`# ${title}`, source, ...parts].join('\n\n')}\n`;
}

function chart(machine: AnyStateMachine): string {
  return mermaidBlock(toMermaid(machine, { spacing: SPACING }));
}

function mermaidBlock(diagram: string): string {
  return `\`\`\`mermaid\n${diagram}\`\`\``;
}
