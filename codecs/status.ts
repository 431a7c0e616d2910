import type { OfxStatus } from '../errors.ts';
import type { Ofx } from './ofx.ts';

/** Status codes with a name in this code base (section 3.1.5 and chapter 2.5 of the standard). */
export const STATUS_CODE = {
  success: 0,
  clientUpToDate: 1,
  generalError: 2000,
  accountNotFound: 2003,
  unsupportedVersion: 2021,
  challengeRequired: 3000,
  answersRejected: 3001,
  invalidFi: 13504,
  mustChangePassword: 15000,
  credentialsRejected: 15500,
  alreadySignedOn: 15501,
  lockedOut: 15502,
  bareSignonRefused: 15506,
} as const;

/** A STATUS aggregate as a plain object, with what a tolerant reading may have left out filled in. */
export const statusOf = (status: Ofx<'STATUS'> | undefined): OfxStatus => {
  const code = status?.CODE ?? STATUS_CODE.generalError;
  const severity = status?.SEVERITY ?? (code === STATUS_CODE.success ? 'INFO' : 'ERROR');
  return status?.MESSAGE === undefined ? { code, severity } : { code, severity, message: status.MESSAGE };
};
