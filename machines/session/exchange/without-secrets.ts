import type { OfxFile } from '../../../codecs/index.ts';

/** The response as a caller gets it: what belongs into the keyring is taken out. */
export const withoutSecrets = (file: OfxFile): OfxFile => {
  const signon = file.ofx.SIGNONMSGSRSV1;
  if (!signon) return file;
  const { ACCESSKEY: _accessKey, SESSCOOKIE: _cookie, USERKEY: _userKey, ...SONRS } = signon.SONRS;
  return { ...file, ofx: { ...file.ofx, SIGNONMSGSRSV1: { ...signon, SONRS } } };
};
