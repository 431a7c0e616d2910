import type { Contender } from './contender.ts';
import { OWN_CONTENDERS } from './own.ts';
import { PEER_CONTENDERS } from './peers.ts';

/** Everything that is measured, in the table's order. */
export const CONTENDERS: readonly Contender[] = [...OWN_CONTENDERS, ...PEER_CONTENDERS];

export const contenderNamed = (name: string): Contender => {
  const contender = CONTENDERS.find((candidate) => candidate.name === name);
  if (!contender) throw new Error(`nothing called ${name} is measured`);
  return contender;
};
