/** How a shape writes the same statement. */
interface Writing {
  /** For the table's headings. */
  readonly title: string;
  readonly isXml: boolean;
  readonly header: string;
  readonly open: (tag: string) => string;
  readonly leaf: (tag: string, value: string) => string;
  readonly close: (tag: string) => string;
}

const SGML_HEADER = [
  'OFXHEADER:100',
  'DATA:OFXSGML',
  'VERSION:102',
  'SECURITY:NONE',
  'ENCODING:USASCII',
  'CHARSET:1252',
  'COMPRESSION:NONE',
  'OLDFILEUID:NONE',
  'NEWFILEUID:NONE',
  '',
  '',
].join('\r\n');

const XML_HEADER =
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n' +
  '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\r\n';

/** What is measured: the three shapes in which nearly all files come. */
export const SHAPES = {
  'sgml-by-line': {
    title: 'SGML 1.0.2 by line',
    isXml: false,
    header: SGML_HEADER,
    open: (tag) => `<${tag}>\r\n`,
    leaf: (tag, value) => `<${tag}>${value}\r\n`,
    close: (tag) => `</${tag}>\r\n`,
  },
  'sgml-one-line': {
    title: 'SGML 1.0.2 on one line',
    isXml: false,
    header: SGML_HEADER,
    open: (tag) => `<${tag}>`,
    leaf: (tag, value) => `<${tag}>${value}`,
    close: (tag) => `</${tag}>`,
  },
  xml: {
    title: 'XML 2.1.1',
    isXml: true,
    header: XML_HEADER,
    open: (tag) => `<${tag}>\r\n`,
    leaf: (tag, value) => `<${tag}>${value}</${tag}>\r\n`,
    close: (tag) => `</${tag}>\r\n`,
  },
} as const satisfies Record<string, Writing>;

export type Shape = keyof typeof SHAPES;

export const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];

export const isShape = (name: string): name is Shape => Object.hasOwn(SHAPES, name);

/** How `shape` writes. */
export const writingOf = (shape: Shape): Writing => SHAPES[shape];
