/**
 * Hours east of Greenwich of the zone names that stand alone in files (`[-:EST]`, `20261001 GMT`, `[BRT]`). Only those
 * that mean one thing to whoever writes OFX, at any time: not IST (India, Ireland, Israel), nor VET or PYT, which moved.
 * AST is that of Puerto Rico and Halifax, BST that of British summers, CST that of Chicago.
 */
const ZONE_NAMES: Readonly<Record<string, number>> = {
  GMT: 0,
  UTC: 0,
  Z: 0,
  NST: -3.5,
  NDT: -2.5,
  AST: -4,
  ADT: -3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BRT: -3,
  BRST: -2,
  ART: -3,
  UYT: -3,
  BOT: -4,
  CLT: -4,
  CLST: -3,
  COT: -5,
  PET: -5,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  SAST: 2,
  HKT: 8,
  SGT: 8,
  JST: 9,
  KST: 9,
  AWST: 8,
  ACST: 9.5,
  ACDT: 10.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
};

/** Minutes east of Greenwich of a zone's name; undefined for what is none, or could be several. */
export const minutesOfZone = (name: string): number | undefined => {
  const hours = ZONE_NAMES[name.toUpperCase()];
  return hours === undefined ? undefined : hours * 60;
};
