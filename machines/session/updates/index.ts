import { challengeUpdates } from './challenge.ts';
import { fileUpdates } from './file.ts';
import { passwordUpdates } from './password.ts';
import { profileUpdates } from './profile.ts';
import { signonUpdates } from './signon.ts';
import { workUpdates } from './work.ts';

/** The changes of context, by name. All are pure. */
export const updates = {
  ...fileUpdates,
  ...workUpdates,
  ...profileUpdates,
  ...signonUpdates,
  ...challengeUpdates,
  ...passwordUpdates,
} as const;
