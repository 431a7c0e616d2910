import fc from 'fast-check';

/** The seed of a run of specs, by the same rule as that of the properties (`spec/setup.ts`): FC_SEED, or a fixed one. */
export const specSeed: number = fc.readConfigureGlobal().seed ?? Math.floor(Math.random() * 0x7fff_ffff);
