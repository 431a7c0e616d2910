import { createActor } from 'xstate';
import {
  type FileFacts,
  institutionMachine,
  type SignonPolicy,
} from '../../../machines/institution/index.ts';

/** The default policy. */
export const POLICY: SignonPolicy = {
  when: 'unlessAccessKey',
  accessKeyUses: null,
  wrongAnswersUntilLockout: 3,
  wrongPasswordsUntilLockout: 5,
};

/** A file of a known user with the right password, and nothing else. */
export const GOOD: FileFacts = {
  language: 'supported',
  fi: 'right',
  user: 'known',
  password: 'right',
  accessKey: 'none',
  answers: 'none',
  asksChallenge: false,
  profileOnly: false,
};

/** A user's standing, told of files. */
export function actor(policy: Partial<SignonPolicy> = {}) {
  const started = createActor(institutionMachine, { input: { policy: { ...POLICY, ...policy } } }).start();
  return {
    file(facts: Partial<FileFacts> = {}) {
      started.send({ type: 'FILE', ...GOOD, ...facts });
      return started.getSnapshot().context.answer;
    },
    code(facts: Partial<FileFacts> = {}) {
      return this.file(facts)?.code;
    },
    state: () => started.getSnapshot().value,
    send: started.send.bind(started),
  };
}
