import type { TransportResponse } from '../../transport/index.ts';

/** An OFX answer. Errors of OFX are answers, too: they travel with 200. */
export const ofxResponse = (body: Uint8Array): TransportResponse => ({
  status: 200,
  headers: [['content-type', 'application/x-ofx']],
  body,
});

/** The answer to what is no request file. It repeats nothing of it. */
export const badRequest = (): TransportResponse => ({
  status: 400,
  headers: [['content-type', 'text/plain; charset=us-ascii']],
  body: new TextEncoder().encode('This is not an OFX request that can be answered.\n'),
});
