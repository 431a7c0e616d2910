import { type Datatype, Refusal } from './datatype.ts';

const SPELLINGS: Readonly<Record<string, boolean>> = {
  Y: true,
  N: false,
  YES: true,
  NO: false,
  TRUE: true,
  FALSE: false,
  '1': true,
  '0': false,
};

/** Boolean: `Y` or `N`. Other spellings are read and reported; what cannot be understood reads as false. */
export const boolean: Datatype<boolean> = {
  kind: 'datatype',
  name: 'Boolean',
  maxLength: 1,
  parse(text, deviate) {
    if (text === 'Y') return true;
    if (text === 'N') return false;
    deviate('type', 'a Boolean is Y or N');
    return SPELLINGS[text.toUpperCase()] ?? false;
  },
  format(value) {
    if (typeof value !== 'boolean') throw new Refusal('type', 'the value must be true or false');
    return value ? 'Y' : 'N';
  },
};
