import { createActor } from 'xstate';
import {
  DEFAULT_SIGNON_POLICY,
  type FileFacts,
  institutionMachine,
  PLAIN_FILE,
  type SignonPolicy,
} from '../../../machines/institution/index.ts';

/** A user's standing, told of files. */
export function actor(policy: Partial<SignonPolicy> = {}) {
  const started = createActor(institutionMachine, {
    input: { policy: { ...DEFAULT_SIGNON_POLICY, ...policy } },
  }).start();
  return {
    file(facts: Partial<FileFacts> = {}) {
      started.send({ type: 'FILE', ...PLAIN_FILE, ...facts });
      return started.getSnapshot().context.answer;
    },
    code(facts: Partial<FileFacts> = {}) {
      return this.file(facts)?.code;
    },
    state: () => started.getSnapshot().value,
    send: started.send.bind(started),
  };
}
