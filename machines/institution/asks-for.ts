import type { FileFacts } from './events.ts';
import type { Request } from './read-request.ts';

/** What a file asks for beside its sign-on message set. Pure. */
export const asksFor = (request: Request): FileFacts['asksFor'] => {
  const sets = Object.keys(request).filter((tag) => tag !== 'SIGNONMSGSRQV1');
  if (sets.length === 0) return 'nothing';
  const { PINCHTRNRQ, CHALLENGETRNRQ, MFACHALLENGETRNRQ } = request.SIGNONMSGSRQV1;
  if (PINCHTRNRQ || CHALLENGETRNRQ || MFACHALLENGETRNRQ) return 'work';
  if (sets.every((tag) => tag === 'PROFMSGSRQV1')) return 'profile';
  if (sets.some((tag) => tag !== 'SIGNUPMSGSRQV1')) return 'work';
  const messages = Object.keys(request.SIGNUPMSGSRQV1 ?? {});
  return messages.every((tag) => tag === 'ENROLLTRNRQ') ? 'enrolment' : 'work';
};
