import { OfxDateTime } from '../../codecs/index.ts';
import type { Settings } from './settings.ts';

/** When what clients may have a copy of was changed: each is told with every sign-on that succeeds. */
export interface Published {
  /** DTPROFUP. */
  profile: string;
  /** DTACCTUP. */
  accounts: string;
  /** DTUSERUP (2.2.1 and later). */
  user: string;
}

export const publishedAt = ({ profileUpdated, accountsUpdated, userUpdated }: Settings): Published => ({
  profile: profileUpdated,
  accounts: accountsUpdated,
  user: userUpdated,
});

/** Whether the client already has what is there: then it gets status 1, and nothing else. */
export const isUpToDate = (client: OfxDateTime, ours: string): boolean =>
  client.instant.getTime() >= new OfxDateTime(ours).instant.getTime();
