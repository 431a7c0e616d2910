import { brokenPasswordRules, type Ofx } from '../../codecs/index.ts';
import type { FileFacts } from './events.ts';
import type { Realm } from './realm.ts';

/** Whether a new password may replace the one the file comes with (section 2.5.2). Pure. */
export const judgeNewPassword = (
  { USERID, NEWUSERPASS }: Ofx<'PINCHRQ'>,
  { USERID: signedOn, USERPASS }: Ofx<'SONRQ'>,
  { signonInfo: { PINCH, MIN, MAX, CHARTYPE, SPECIAL, SPACES } }: Realm,
): Exclude<FileFacts['newPassword'], 'none'> => {
  const rules = { min: MIN, max: MAX, characters: CHARTYPE, special: SPECIAL, spaces: SPACES };
  const isNew = NEWUSERPASS !== USERPASS;
  // Nobody changes the password of somebody else.
  const isOwn = USERID === signedOn;
  return PINCH && isNew && isOwn && brokenPasswordRules(NEWUSERPASS, rules).length === 0
    ? 'acceptable'
    : 'unacceptable';
};
