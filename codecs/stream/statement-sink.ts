import { type AggregateFrame, pathOf } from '../build/frame.ts';
import { isKept, type Sink } from '../build/sink.ts';
import type { Slot } from '../dsl/compile.ts';
import { known } from '../messages/known.ts';
import type { Statement } from '../messages/statements/statements.ts';
import type { StreamEvent } from './events.ts';
import { readHead, STATEMENT_KINDS, type StatementKind } from './statement-kinds.ts';

/** What every event of a statement says. */
type Head = ReturnType<typeof headOf>;

/** Turns transactions into events as soon as they are complete, and statements when they end. */
export class StatementSink implements Sink {
  readonly #events: StreamEvent[] = [];
  /** The list the last transaction was of, and whether it is part of the tree. */
  #list: AggregateFrame | undefined;
  #isKept = false;
  /** The responses that were begun. Without end tags several can be open at a time. */
  readonly #begun = new WeakSet<object>();
  /** The one that was looked at last, and what is known of it. */
  #response: object | undefined;
  #head: Head | undefined;

  /** The events since the last time. */
  drain(): StreamEvent[] {
    return this.#events.splice(0);
  }

  take(owner: AggregateFrame, slot: Slot, value: unknown): boolean {
    const ended = STATEMENT_KINDS.get(slot.tag);
    if (ended) {
      // Of two in one place the first counts.
      if (owner.value[slot.tag] === undefined && isKept(owner)) {
        this.#end(ended, value as object, `${pathOf(owner)}/${slot.tag}`);
      }
      return false;
    }
    const response = owner.owner;
    const kind = STATEMENT_KINDS.get(response?.step ?? '');
    const list = kind?.lists[owner.step];
    if (!response || !list || !this.#isInTree(owner)) return false;
    const transaction = list.read(slot.tag, value as object);
    if (transaction === undefined) return false;
    this.#tell(
      list.event,
      this.#begin(kind, response.value, () => pathOf(response)),
      { transaction },
    );
    return true;
  }

  #isInTree(list: AggregateFrame): boolean {
    if (this.#list !== list) {
      this.#list = list;
      this.#isKept = isKept(list);
    }
    return this.#isKept;
  }

  /** Tells that a statement begins, unless that was told, and gives what is known of it. */
  #begin(kind: StatementKind, response: object, path: () => string): Head {
    // What is out of order may become known while transactions are being read.
    const isKnown = this.#response === response && this.#head !== undefined && isComplete(this.#head);
    const head = isKnown && this.#head ? this.#head : headOf(path(), readHead(kind, response));
    this.#response = response;
    this.#head = head;
    if (!this.#begun.has(response)) {
      this.#begun.add(response);
      this.#tell('statement', head);
    }
    return head;
  }

  #end(kind: StatementKind, response: object, path: string): void {
    this.#begin(kind, response, () => path);
    const {
      transactions: _,
      pending: __,
      ...statement
    }: Statement & { pending?: unknown } = kind.read(response);
    this.#tell('balances', headOf(path, statement), { statement });
  }

  /** Which kinds of account, transaction and statement go together is for the table to know. */
  #tell(type: StreamEvent['type'], head: Head, more: object = {}): void {
    this.#events.push({ type, ...head, ...more } as unknown as StreamEvent);
  }
}

const headOf = (
  path: string,
  { type, account, currency }: Pick<Statement, 'type' | 'account' | 'currency'>,
) =>
  known({
    path,
    accountType: type,
    account: account as Statement['account'] | undefined,
    currency: currency as string | undefined,
  });

const isComplete = ({ account, currency }: Head): boolean => account !== undefined && currency !== undefined;
