import { describe, expect, it } from 'vitest';
import { loopback, type TransportRequest, type TransportResponse } from '../../transport/index.ts';
import { calm, FILE, rejection, requestTo, text } from './requests.ts';

const OK: TransportResponse = { status: 200, headers: [], body: new Uint8Array([1, 2, 3]) };

describe('loopback()', () => {
  it('carries URL, headers and bytes there, and status, headers and bytes back', async () => {
    const seen: TransportRequest[] = [];
    const transport = loopback({
      answer(request) {
        seen.push(request);
        return { status: 503, headers: [['X-Bank', 'one']], body: new Uint8Array([9]) };
      },
    });
    const answer = await transport(requestTo('https://bank.example/ofx?a=1', [['X-App', 'me']]), calm());
    expect(seen).toEqual([
      {
        url: 'https://bank.example/ofx?a=1',
        headers: [
          ['x-app', 'me'],
          ['content-type', 'application/x-ofx'],
          ['accept', '*/*, application/x-ofx'],
        ],
        body: FILE,
      },
    ]);
    expect(answer).toEqual({ status: 503, headers: [['x-bank', 'one']], body: new Uint8Array([9]) });
  });

  it("keeps each side's bytes from the other's later changes", async () => {
    const sent = new TextEncoder().encode('request');
    const kept = new TextEncoder().encode('answer');
    let received: Uint8Array = new Uint8Array();
    const transport = loopback({
      answer({ body }) {
        received = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
        return { ...OK, body: kept };
      },
    });
    const answer = await transport(requestTo('https://bank.example/', [], sent), calm());
    sent.fill(0);
    expect(text(received)).toBe('request');
    received.fill(0);
    kept.fill(0);
    expect(text(answer.body)).toBe('answer');
    answer.body.fill(1);
    expect(kept).toEqual(new Uint8Array(6));
    expect(sent).toEqual(new Uint8Array(7));
  });

  it('copies only the part of a buffer that the body is', async () => {
    const whole = new Uint8Array([7, 7, 1, 2, 7]);
    let received: Uint8Array = new Uint8Array();
    await loopback({
      answer({ body }) {
        received = new Uint8Array(body.buffer);
        return OK;
      },
    })(requestTo('https://bank.example/', [], whole.subarray(2, 4)), calm());
    expect(received).toEqual(new Uint8Array([1, 2]));
  });

  it('does not ask the answerer when the signal is aborted already', async () => {
    let asked = false;
    const transport = loopback({
      answer() {
        asked = true;
        return OK;
      },
    });
    expect((await rejection(transport(requestTo('https://bank.example/'), AbortSignal.abort()))).code).toBe(
      'transport/aborted',
    );
    expect(asked).toBe(false);
  });

  it('stops waiting for an answerer when the signal is aborted', async () => {
    const controller = new AbortController();
    const answered = loopback({ answer: () => new Promise(() => undefined) })(
      requestTo('https://bank.example/'),
      controller.signal,
    );
    controller.abort();
    expect((await rejection(answered)).code).toBe('transport/aborted');
  });

  it('passes on what the answerer throws, whether at once or later', async () => {
    const failure = new Error('a bug in the institution');
    const thrower = {
      answer(): TransportResponse {
        throw failure;
      },
    };
    await expect(loopback(thrower)(requestTo('https://bank.example/'), calm())).rejects.toBe(failure);
    const rejecter = { answer: () => Promise.reject(failure) };
    await expect(loopback(rejecter)(requestTo('https://bank.example/'), calm())).rejects.toBe(failure);
  });
});
