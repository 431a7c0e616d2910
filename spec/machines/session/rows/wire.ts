import { decode, type Ofx, OfxError, type OfxFile } from '../../../../codecs/index.ts';
import type { Session, SessionEmitted } from '../../../../machines/index.ts';
import type { Transport, TransportResponse } from '../../../../transport/index.ts';

/** A request file as it went over the wire. */
export interface Sent {
  readonly url: string;
  readonly body: Uint8Array;
  readonly file: OfxFile;
  readonly ofx: Ofx;
  readonly signon: Ofx<'SONRQ'>;
  readonly newFileUid: string | undefined;
  readonly oldFileUid: string | undefined;
  /** Everything in it but the sign-on, by the names of the message sets. */
  readonly sets: readonly string[];
}

/** What becomes of a file: it never gets there, its answer is lost, or something else answers it. */
export type Fate = 'neverArrives' | 'answerLost' | TransportResponse;

/** Watches what goes over a transport, and loses what it is told to. Files count from 0. */
export const watchWire = (
  transport: Transport,
  fateOf: (sent: Sent, index: number) => Fate | undefined = () => undefined,
) => {
  const sent: Sent[] = [];
  const lost = () => new OfxError('transport/network', 'The line is dead.');
  const watched: Transport = async (request, signal) => {
    const file = decode(request.body);
    const signon = file.ofx.SIGNONMSGSRQV1?.SONRQ;
    if (!signon) throw new Error('a request file without a sign-on');
    const { NEWFILEUID: newFileUid, OLDFILEUID: oldFileUid } = file.header;
    const sets = Object.keys(file.ofx).filter((tag) => tag !== 'SIGNONMSGSRQV1');
    const one = {
      url: request.url,
      body: request.body,
      file,
      ofx: file.ofx,
      signon,
      newFileUid,
      oldFileUid,
      sets,
    };
    sent.push(one);
    const fate = fateOf(one, sent.length - 1);
    if (fate === 'neverArrives') throw lost();
    if (fate !== undefined && fate !== 'answerLost') return fate;
    const response = await transport(request, signal);
    if (fate === 'answerLost') throw lost();
    return response;
  };
  return { transport: watched, sent };
};

/** An HTTP answer that is no OFX. */
export const httpAnswer = (status: number, text = 'no OFX'): TransportResponse => ({
  status,
  headers: [],
  body: new TextEncoder().encode(text),
});

/** The states a session rests in, one after the other, and what its statechart tells. */
export const watchChart = (session: Session) => {
  const path: string[] = [nameOf(session)];
  const told: SessionEmitted[] = [];
  session.actor.on('*', (news) => told.push(news));
  session.actor.subscribe(() => {
    const state = nameOf(session);
    if (path.at(-1) !== state) path.push(state);
  });
  return { path, told };
};

/** The state of a session: `signon.awaitingCredentials`. */
export const nameOf = (session: Session): string => dotted(session.actor.getSnapshot().value);

const dotted = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Object.entries(Object(value) as Record<string, unknown>)
        .map(([state, inner]) => `${state}.${dotted(inner)}`)
        .join();
