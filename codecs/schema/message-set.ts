import { boolean, language, N, oneOf } from '../datatypes/index.ts';
import { aggregate, many, optional, some } from '../dsl/aggregate.ts';
import { REVISED, V2SETS } from '../versions.ts';
import { EXTENSION } from './common.ts';
import { COUNTRY, GENERIC_NAME, SPNAME, URL_OR_URL2 } from './leaves.ts';

/** What every message set says of itself: version, URL, security, realm, synchronisation. */
export class MSGSETCORE extends aggregate('7.2.1', { VER: N(5) }, URL_OR_URL2, {
  OFXSEC: oneOf('NONE', 'TYPE1'),
  TRANSPSEC: boolean,
  SIGNONREALM: GENERIC_NAME,
  LANGUAGE: some(language),
  COUNTRY: many(COUNTRY, V2SETS),
  SYNCMODE: oneOf('FULL', 'LITE'),
  REFRESHSUPT: optional(boolean, REVISED),
  RESPFILEER: boolean,
  SPNAME: optional(SPNAME),
  ...EXTENSION,
}) {}

/** A message set with nothing but its core. */
export class CORE_ONLY extends aggregate('7.2.1', { MSGSETCORE }) {}
