import {
  answersAll,
  type Deviation,
  hasDuplicate,
  isClientAnswered,
  type Ofx,
  OfxDateTime,
  type OfxFile,
  phraseOf,
  profileOf,
  questionText,
  type RequestMessages,
  statusOf,
} from '../../../codecs/index.ts';
import { OfxError } from '../../../errors.ts';
import type { Question } from '../work.ts';
import type { Answered, ExchangeInput, KnownDates } from './contract.ts';

/** What an institution's answer amounts to, before the client's own questions are answered. */
export type Judgement = Omit<Answered, 'answered' | 'unanswerable' | 'held' | 'at'>;

/** The order that is judged, as far as the answer must fit it. */
type Order = Pick<ExchangeInput, 'purpose' | 'trnuid' | 'work' | 'known'>;

/**
 * Judges a response file. The status of the sign-on decides; the 15500 that every wrapper carries after a
 * failed sign-on are its consequences (PROTOCOL 5.7) and are not looked at. Pure.
 *
 * @throws OfxError `codec/unexpected-end` for a file that was cut off, `codec/missing-element` for one without
 * a sign-on response
 */
export const judge = (file: OfxFile, order: Order, messages: RequestMessages): Judgement => {
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
  const wrapper = ownTransaction(file.ofx, order);
  const questions = response.MFACHALLENGETRNRS?.MFACHALLENGERS?.MFACHALLENGE ?? [];
  const dates = datesIn(response.SONRS);
  if (questions.length > 0) requireIds(questions, file.deviations);
  return {
    signon: statusOf(response.SONRS.STATUS),
    profile: profileOf(file.ofx) ?? null,
    transaction: wrapper ? statusOf(wrapper.STATUS) : null,
    questions: questions.map(question),
    found: order.purpose === 'recovery' && answersAll(file.ofx, messages),
    duplicate: hasDuplicate(file.ofx, messages),
    dates,
    outdated: laterThan(order.known, dates),
    // Some institutions answer the challenge request with a constant; nothing depends on it.
    warnings:
      wrapper && wrapper.TRNUID !== order.trnuid
        ? ['The institution did not echo the TRNUID of the request.']
        : [],
  };
};

/** The wrapper of the transaction that the exchange added by itself. */
const ownTransaction = (ofx: Ofx, { purpose, work }: Order) => {
  if (purpose === 'profile' || work?.own) return ofx.PROFMSGSRSV1?.PROFTRNRS?.[0];
  if (purpose === 'passwordChange') return ofx.SIGNONMSGSRSV1?.PINCHTRNRS;
  return purpose === 'challenge' ? ofx.SIGNONMSGSRSV1?.MFACHALLENGETRNRS : undefined;
};

/** When profile, accounts and user were last changed at the institution. */
const datesIn = ({ DTPROFUP, DTACCTUP, DTUSERUP }: Ofx<'SONRS'>): KnownDates => ({
  ...(DTPROFUP ? { profile: DTPROFUP.text } : {}),
  ...(DTACCTUP ? { accounts: DTACCTUP.text } : {}),
  ...(DTUSERUP ? { user: DTUSERUP.text } : {}),
});

/** The dates that are later than known ones; a date of something unknown says nothing. */
const laterThan = (known: KnownDates, dates: KnownDates): KnownDates => {
  const later = (['profile', 'accounts', 'user'] as const).filter((what) => {
    const [before, now] = [known[what], dates[what]];
    return before !== undefined && now !== undefined && instant(now) > instant(before);
  });
  return Object.fromEntries(later.map((what) => [what, dates[what]]));
};

const instant = (text: string): number => new OfxDateTime(text).instant.getTime();

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
