import { headerOfVersion, syntaxOf, type Version } from '../versions.ts';
import { type HeaderField, type HeaderFields, SGML_FIELDS, XML_FIELDS } from './header.ts';

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
 * The fields of a version's header, in order. OFXHEADER, DATA, VERSION and COMPRESSION follow from the
 * version; SECURITY, OLDFILEUID, NEWFILEUID and in 1.x ENCODING and CHARSET are the caller's, with defaults.
 */
export const headerValues = (version: Version, fields: HeaderFields): [HeaderField, string][] => {
  const isXml = syntaxOf(version) === 'xml';
  const value = (field: HeaderField): string => {
    if (field === 'VERSION') return headerOfVersion(version);
    if (field === 'OFXHEADER' && isXml) return '200';
    const fixed = field === 'OFXHEADER' || field === 'DATA' || field === 'COMPRESSION';
    return (fixed ? undefined : fields[field]) ?? SGML_DEFAULTS[field];
  };
  return (isXml ? XML_FIELDS : SGML_FIELDS).map((field) => [field, value(field)]);
};

/** Writes the header for a version. What must not stand in it is for `headerFaults` to find, before. */
export const writeHeader = (version: Version, fields: HeaderFields): string => {
  const values = headerValues(version, fields);
  if (syntaxOf(version) === 'sgml') {
    return `${values.map(([field, value]) => `${field}:${value}\r\n`).join('')}\r\n`;
  }
  const attributes = values.map(([field, value]) => `${field}="${value}"`).join(' ');
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n<?OFX ${attributes}?>\r\n`;
};
