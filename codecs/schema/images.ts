import { A, integer } from '../datatypes/index.ts';
import { aggregate, optional, some } from '../dsl/aggregate.ts';
import { MSGSETCORE } from './message-set.ts';
import { transactionRequest } from './wrappers.ts';

// The image message set (2.1.1 and later). There is no response: the image itself is the reply.

/** Request for an image that an IMAGEDATA points to. */
export class IMAGERQ extends aggregate('3.1.6.2', { IMAGEREF: A(1024) }) {}
export class IMAGETRNRQ extends transactionRequest({ IMAGERQ }) {}
export class IMAGEMSGSRQV1 extends aggregate('3.1.6.2', { IMAGETRNRQ: some(IMAGETRNRQ) }) {}

/** Images, in the profile. */
export class IMAGEMSGSETV1 extends aggregate('3.1.6.3', {
  MSGSETCORE,
  DFLTIMAGEDELAY: optional(integer(5)),
  DFLTIMAGETTL: optional(integer(5)),
}) {}
export class IMAGEMSGSET extends aggregate('3.1.6.3', { IMAGEMSGSETV1 }) {}
