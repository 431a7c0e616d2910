import { describe, expect, it } from 'vitest';
import { transferRequest } from '../../../../codecs/index.ts';
import { type FileOptions, post, RIGHT, requestBytes } from '../files.ts';
import { balanceOf, bankWith, CHECKING, SAVINGS } from './bank.ts';

const messages = transferRequest({ trnuid: 'T1', from: CHECKING, to: SAVINGS, amount: '10.00' });
const again = transferRequest({ trnuid: 'T2', from: CHECKING, to: SAVINGS, amount: '10.00' });

const textOf = (bank: ReturnType<typeof bankWith>, options: FileOptions): string =>
  new TextDecoder().decode(post(bank, requestBytes(options)).body);
const codeIn = (text: string): string | undefined => /<CODE>([0-9]+)/.exec(text)?.[1];

describe('file recovery', () => {
  it('gives a file that was answered the same bytes again, and runs nothing', () => {
    const bank = bankWith({ fileRecovery: true });
    const first = textOf(bank, { messages, newFileUid: 'F1' });
    expect(first).toContain('POSTEDON');
    expect(textOf(bank, { messages, newFileUid: 'F1' })).toBe(first);
    // The requests in the file are not even looked at.
    expect(textOf(bank, { messages: again, newFileUid: 'F1' })).toBe(first);
    expect(bank.executed('demo')).toEqual([{ trnuid: 'T1', kind: 'INTRA' }]);
    expect(balanceOf(bank, '1000001')).toBe('7752.23');
  });

  it('ends when the client says that it has the answer: then only TRNUID saves from doing it twice', () => {
    const bank = bankWith({ fileRecovery: true });
    textOf(bank, { messages, newFileUid: 'F1' });
    textOf(bank, { messages: again, newFileUid: 'F2', oldFileUid: 'F1' });
    expect(textOf(bank, { messages, newFileUid: 'F1' })).toContain('<CODE>2019');
    expect(bank.executed('demo').map(({ trnuid }) => trnuid)).toEqual(['T1', 'T2']);
  });

  it('repeats a refusal too: whoever has the answers now needs a new file', () => {
    const bank = bankWith({ fileRecovery: true, challenge: {} });
    expect(codeIn(textOf(bank, { messages, newFileUid: 'F1' }))).toBe('3000');
    textOf(bank, { challenge: 'C1', newFileUid: 'F2' });
    expect(codeIn(textOf(bank, { messages, answers: RIGHT, newFileUid: 'F1' }))).toBe('3000');
    expect(codeIn(textOf(bank, { messages, answers: RIGHT, newFileUid: 'F3' }))).toBe('0');
  });

  it('is for who signs on as the one who was answered', () => {
    const bank = bankWith({ fileRecovery: true });
    textOf(bank, { messages, newFileUid: 'F1' });
    const stolen = textOf(bank, { messages, newFileUid: 'F1', signon: { USERPASS: 'guessed' } });
    expect(codeIn(stolen)).toBe('15500');
    expect(stolen).not.toContain('POSTEDON');
  });

  it.each([
    ['a file without NEWFILEUID', { fileRecovery: true }, 'NONE'],
    ['a bank that has none', {}, 'F1'],
  ])('is not for %s', (_, options, newFileUid) => {
    const bank = bankWith(options);
    textOf(bank, { messages, newFileUid });
    expect(textOf(bank, { messages, newFileUid })).toContain('<CODE>2019');
    expect(bank.executed('demo')).toHaveLength(1);
  });
});
