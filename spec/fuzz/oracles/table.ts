import { decode } from '../../../codecs/decode.ts';
import { deviations } from './deviations.ts';
import { limits } from './limits.ts';
import type { Oracle } from './oracle.ts';
import { positions } from './positions.ts';
import { readers } from './readers.ts';
import { refusals } from './refusals.ts';
import { conversion, keeping, roundTrip } from './round-trip.ts';
import { sameReading } from './same-reading.ts';
import { streaming } from './streaming.ts';
import { bytesOfText, textOfBytes } from './text.ts';
import { conversions, validation } from './validation.ts';
import { values } from './values.ts';

/** Everything that holds for whatever bytes there are, the most telling first: a case stops at its first complaint. */
export const ORACLES: readonly Oracle[] = [
  refusals,
  sameReading('reading twice gives the same', (input) => decode(input)),
  positions,
  deviations,
  values,
  readers,
  ...streaming,
  textOfBytes,
  bytesOfText,
  validation,
  conversions,
  roundTrip,
  conversion,
  keeping,
  limits,
];
