import type { TransportResponse } from '../../transport/index.ts';
import type { RequestFile } from './read-request.ts';

/**
 * File-based error recovery (section 6.5): a file with a NEWFILEUID that was answered is a request for the same
 * answer, and nothing of it is carried out. An answer is kept until the client says, with OLDFILEUID, that it has it.
 *
 * An answer belongs to the credentials it was given to: who only guesses an id gets nothing. Whatever else the file
 * says, the answers to a challenge too, makes no difference.
 */
export const createRecovery = () => {
  const kept = new Map<string, TransportResponse>();
  const keyOf = ({ request }: RequestFile, realm: string, fileUid: string): string => {
    const { USERID, USERPASS, USERKEY, ACCESSTOKEN } = request.SIGNONMSGSRQV1.SONRQ;
    return JSON.stringify([realm, fileUid, USERID, USERPASS, USERKEY, ACCESSTOKEN]);
  };
  return {
    /** The answer the file was given before. */
    recall: (file: RequestFile, realm: string): TransportResponse | undefined =>
      kept.get(keyOf(file, realm, file.newFileUid)),
    keep: (file: RequestFile, realm: string, response: TransportResponse): void => {
      kept.delete(keyOf(file, realm, file.oldFileUid));
      if (file.newFileUid !== 'NONE') kept.set(keyOf(file, realm, file.newFileUid), response);
    },
  };
};
