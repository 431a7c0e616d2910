import { A, boolean, dateTime, endTagRequired } from '../datatypes/index.ts';
import { aggregate } from '../dsl/aggregate.ts';
import { GENERIC_NAME, USERID } from './leaves.ts';

/** A message between the user and the institution; may hold HTML. */
export class MAIL extends aggregate('9.2.2', {
  USERID,
  DTCREATED: dateTime,
  FROM: GENERIC_NAME,
  TO: GENERIC_NAME,
  SUBJECT: A(60),
  MSGBODY: endTagRequired(A(10000)),
  INCIMAGES: boolean,
  USEHTML: boolean,
}) {}
