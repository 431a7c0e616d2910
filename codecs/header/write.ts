import { OfxError } from '../../errors.ts';
import { headerOfVersion, syntaxOf, type Version } from '../versions.ts';
import { type HeaderField, type HeaderFields, SGML_FIELDS, XML_FIELDS } from './header.ts';

/** What may stand in a header: one line of printable ASCII without quotes or markup. */
const VALUE = /^[!#-%'-;=?-~]{1,36}$/;

const SGML_DEFAULTS: Required<Omit<HeaderFields, 'VERSION'>> = {
  OFXHEADER: '100',
  DATA: 'OFXSGML',
  SECURITY: 'NONE',
  ENCODING: 'USASCII',
  CHARSET: '1252',
  COMPRESSION: 'NONE',
  OLDFILEUID: 'NONE',
  NEWFILEUID: 'NONE',
};

/**
 * Writes the header for a version. OFXHEADER, DATA, VERSION and COMPRESSION follow from the version;
 * SECURITY, OLDFILEUID, NEWFILEUID and in 1.x ENCODING and CHARSET are the caller's, with defaults.
 */
export const writeHeader = (version: Version, fields: HeaderFields): string => {
  const value = (field: HeaderField): string => {
    if (field === 'VERSION') return headerOfVersion(version);
    if (field === 'OFXHEADER' && syntaxOf(version) === 'xml') return '200';
    const fixed = field === 'OFXHEADER' || field === 'DATA' || field === 'COMPRESSION';
    return checked(field, (fixed ? undefined : fields[field]) ?? SGML_DEFAULTS[field]);
  };
  if (syntaxOf(version) === 'sgml') {
    return `${SGML_FIELDS.map((field) => `${field}:${value(field)}\r\n`).join('')}\r\n`;
  }
  const attributes = XML_FIELDS.map((field) => `${field}="${value(field)}"`).join(' ');
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n<?OFX ${attributes}?>\r\n`;
};

const checked = (field: HeaderField, value: string): string => {
  if (field === 'SECURITY' && value !== 'NONE' && value !== 'TYPE1') {
    throw new OfxError('codec/type', "The header's SECURITY must be NONE or TYPE1.", { path: field });
  }
  if (VALUE.test(value)) return value;
  throw new OfxError('codec/type', `The header's ${field} must be 1 to 36 printable characters.`, {
    path: field,
  });
};
