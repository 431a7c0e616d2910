import { sgmlEncoding } from '../bytes/write-charset.ts';
import type { Fault } from '../rules.ts';
import { syntaxOf, type Version } from '../versions.ts';
import type { HeaderFields } from './header.ts';
import { headerValues } from './write.ts';

/** Whether a text may stand in a header: one line of printable ASCII without quotes or markup. */
export const isHeaderValue = (text: string): boolean => /^[!#-%'-;=?-~]{1,36}$/.test(text);

/** What a version's header cannot say. Their paths are the names of the fields. */
export const headerFaults = (version: Version, fields: HeaderFields): Fault[] => {
  const faults: Fault[] = [];
  if (syntaxOf(version) === 'sgml' && !sgmlEncoding(fields)) {
    const message = 'only USASCII with CHARSET 1252, ISO-8859-1 or NONE, or UTF-8 can be written';
    faults.push({ rule: 'charset', path: 'ENCODING', message });
  }
  for (const [field, value] of headerValues(version, fields)) {
    if (field === 'SECURITY' && value !== 'NONE' && value !== 'TYPE1') {
      faults.push({ rule: 'header', path: field, message: 'SECURITY must be NONE or TYPE1' });
    } else if (!isHeaderValue(value)) {
      faults.push({ rule: 'header', path: field, message: `${field} must be 1 to 36 printable characters` });
    }
  }
  return faults;
};
