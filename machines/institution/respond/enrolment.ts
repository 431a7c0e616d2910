import { type Ofx, OfxDateTime, type OfxInput } from '../../../codecs/index.ts';
import { uidAt } from '../../uid.ts';
import { withNewId } from '../books/books.ts';
import type { InstitutionUser } from '../user.ts';
import { type Desk, type Effect, refused } from './handler.ts';

/** Days a first password is good for. */
const DAYS = 30;

/** A stranger becomes a user (section 8.4), with a first password that is to be changed. */
export const enrolment = ({ ENROLLRQ }: Ofx<'ENROLLTRNRQ'>, desk: Desk): Effect => {
  const [newId, books] = withNewId(desk.books, 'user-');
  const userId = ENROLLRQ.USERID ?? newId;
  if (desk.isTaken(userId)) return refused(13501);
  // Derived from the seed, like all that is secret here: nobody could guess it who does not have that.
  const password = uidAt(desk.settings.seed, 2 ** 24 + books.ids)
    .replaceAll('-', '')
    .slice(-12);
  const enrolled: InstitutionUser = { ...desk.settings.newUsers, userId, password };
  const expires = new Date(desk.now.getTime() + DAYS * 86_400_000);
  const ENROLLRS: OfxInput<'ENROLLRS'> = {
    TEMPPASS: password,
    USERID: userId,
    DTEXPIRE: OfxDateTime.fromInstant(expires),
  };
  return { outcome: { code: 0, body: { ENROLLRS } }, done: { books, scope: '', enrolled } };
};
