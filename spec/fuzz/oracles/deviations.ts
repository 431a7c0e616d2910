import type { Deviation } from '../../../codecs/deviation.ts';
import { SGML_FIELDS } from '../../../codecs/header/header.ts';
import { RULES } from '../../../codecs/rules.ts';
import { type Complaint, firstOf, type Oracle } from './oracle.ts';

/** Of the file as a whole, or of its header. */
const OF_THE_HEADER = ['header', 'charset'];
/** Of markup that stands outside of every `<OFX>`, where there is no path. */
const OF_THE_MARKUP = ['syntax', 'end-tag'];

const pathFault = ({ code, path }: Deviation): Complaint => {
  if (path === '') {
    return [...OF_THE_HEADER, ...OF_THE_MARKUP].includes(code) ? undefined : `${code} has no path`;
  }
  if (path.split('/').some((step) => step === '')) return `the path ${path} has an empty step`;
  const isField = SGML_FIELDS.some((field) => field === path);
  return isField && !OF_THE_HEADER.includes(code) ? `${code} speaks of the header's ${path}` : undefined;
};

/** Each deviation says what is wrong, how badly and where, in words that are known. */
export const deviations: Oracle = {
  name: 'deviations have a known code, a severity, a message and a path',
  complaint: ({ reading: { file } }) =>
    firstOf(file?.deviations ?? [], (deviation) => {
      const { code, severity, message } = deviation;
      if (!Object.hasOwn(RULES, code)) return `the code ${code} is not known`;
      if (severity !== 'error' && severity !== 'warning') return `${code} has the severity ${severity}`;
      if (message.trim() === '') return `${code} has no message`;
      return pathFault(deviation);
    }),
};
