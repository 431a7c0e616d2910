import type { OfxFile, RequestMessages } from '../../codecs/index.ts';

/** Where messages wait to be sent, and responses to be fetched. The statechart knows them by id only. */
export interface Outbox {
  put(id: string, messages: RequestMessages): Promise<void>;
  get(id: string): Promise<RequestMessages | undefined>;
  /** Keeps the response to the messages with this id. */
  deliver(id: string, response: OfxFile): Promise<void>;
  /** Gives the response, and forgets it and its messages. */
  take(id: string): Promise<OfxFile | undefined>;
}

/** An outbox that lasts as long as the process. */
export const memoryOutbox = (): Outbox => {
  const requests = new Map<string, RequestMessages>();
  const responses = new Map<string, OfxFile>();
  return {
    put: async (id, messages) => {
      requests.set(id, messages);
    },
    get: async (id) => requests.get(id),
    deliver: async (id, response) => {
      responses.set(id, response);
    },
    take: async (id) => {
      const response = responses.get(id);
      requests.delete(id);
      responses.delete(id);
      return response;
    },
  };
};
