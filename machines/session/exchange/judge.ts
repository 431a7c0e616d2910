import {
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

/**
 * Judges a response file. The status of the sign-on decides; the 15500 that every wrapper carries after a
 * failed sign-on are its consequences (PROTOCOL 5.7) and are not looked at. Pure.
 *
 * @throws OfxError `codec/unexpected-end` for a file that was cut off, `codec/missing-element` for one without
 * a sign-on response
 */
export const judge = (file: OfxFile, purpose: ExchangeInput['purpose']): Judgement => {
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
  return {
    signon: statusOf(response.SONRS.STATUS),
    profile: profileOf(file.ofx) ?? null,
    transaction: transactionStatus(file.ofx, purpose),
    questions: (response.MFACHALLENGETRNRS?.MFACHALLENGERS?.MFACHALLENGE ?? []).map(question),
  };
};

const transactionStatus = (ofx: Ofx, purpose: ExchangeInput['purpose']): ExchangeOutput['transaction'] => {
  const wrapper =
    purpose === 'profile' ? ofx.PROFMSGSRSV1?.PROFTRNRS?.[0] : ofx.SIGNONMSGSRSV1?.MFACHALLENGETRNRS;
  return wrapper ? statusOf(wrapper.STATUS) : null;
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
