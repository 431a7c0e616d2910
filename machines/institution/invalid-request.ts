import { OfxError } from '../../errors.ts';

/** What a tester is told who asks for what does not exist. It names nobody. */
export const invalidRequest = (message: string): OfxError => new OfxError('session/invalid-request', message);
