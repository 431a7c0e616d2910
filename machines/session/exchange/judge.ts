import {
  type Deviation,
  isClientAnswered,
  type Ofx,
  type OfxFile,
  phraseOf,
  profileOf,
  questionText,
  statusOf,
} from '../../../codecs/index.ts';
import { OfxError } from '../../../errors.ts';
import type { Question } from '../work.ts';
import type { ExchangeInput, ExchangeOutput } from './contract.ts';

/** What an institution's answer amounts to, before the client's own questions are answered. */
export type Judgement = Omit<ExchangeOutput, 'unanswerable'>;

/** The order that is judged, as far as the answer must fit it. */
type Order = Pick<ExchangeInput, 'purpose' | 'trnuid'>;

/**
 * Judges a response file. The status of the sign-on decides; the 15500 that every wrapper carries after a
 * failed sign-on are its consequences (PROTOCOL 5.7) and are not looked at. Pure.
 *
 * @throws OfxError `codec/unexpected-end` for a file that was cut off, `codec/missing-element` for one without
 * a sign-on response
 */
export const judge = (file: OfxFile, order: Order): Judgement => {
  const cut = file.deviations.find(({ code }) => code === 'truncated');
  if (cut) {
    throw new OfxError(
      'codec/unexpected-end',
      'The institution’s answer was cut off and cannot be trusted.',
      {
        path: cut.path,
        position: cut.position,
        retryable: true,
      },
    );
  }
  const response = file.ofx.SIGNONMSGSRSV1;
  if (!response?.SONRS) {
    throw new OfxError('codec/missing-element', 'The institution’s answer has no sign-on response.', {
      path: 'OFX/SIGNONMSGSRSV1/SONRS',
    });
  }
  const wrapper = ownTransaction(file.ofx, order.purpose);
  const questions = response.MFACHALLENGETRNRS?.MFACHALLENGERS?.MFACHALLENGE ?? [];
  if (questions.length > 0) requireIds(questions, file.deviations);
  return {
    signon: statusOf(response.SONRS.STATUS),
    profile: profileOf(file.ofx) ?? null,
    transaction: wrapper ? statusOf(wrapper.STATUS) : null,
    questions: questions.map(question),
    // Some institutions answer the challenge request with a constant; nothing depends on it.
    warnings:
      wrapper && wrapper.TRNUID !== order.trnuid
        ? ['The institution did not echo the TRNUID of the request.']
        : [],
  };
};

/** The wrapper of the transaction that the exchange added by itself. */
const ownTransaction = (ofx: Ofx, purpose: ExchangeInput['purpose']) => {
  if (purpose === 'profile') return ofx.PROFMSGSRSV1?.PROFTRNRS?.[0];
  return purpose === 'challenge' ? ofx.SIGNONMSGSRSV1?.MFACHALLENGETRNRS : undefined;
};

/** An answer echoes the question's id, so a question without one, or with one too long to be sent, is none. */
const requireIds = (questions: readonly Ofx<'MFACHALLENGE'>[], deviations: readonly Deviation[]): void => {
  const path = 'OFX/SIGNONMSGSRSV1/MFACHALLENGETRNRS/MFACHALLENGERS/MFACHALLENGE/MFAPHRASEID';
  if (questions.some(({ MFAPHRASEID }) => MFAPHRASEID === undefined)) {
    throw new OfxError(
      'codec/missing-element',
      'A question of the institution has no id to be answered under.',
      {
        path,
      },
    );
  }
  const long = deviations.find(({ code, path: place }) => code === 'too-long' && /MFAPHRASEID$/.test(place));
  if (long) {
    const { position } = long;
    throw new OfxError(
      'codec/too-long',
      'A question of the institution has an id too long to be sent back.',
      {
        path,
        position,
      },
    );
  }
};

const question = ({ MFAPHRASEID: id, MFAPHRASELABEL: label }: Ofx<'MFACHALLENGE'>): Question => {
  const format = phraseOf(id)?.format;
  return {
    id,
    text: questionText(id, label),
    ...(format === undefined ? {} : { format }),
    answeredBy: isClientAnswered(id) ? 'client' : 'person',
  };
};
