/** Says what input without `<OFX>` seems to be, so that the error can name it. */
export const looksLike = (start: string): string => {
  const text = start.trimStart();
  if (text === '') return 'nothing but blanks';
  if (/^<!doctype html|^<html|<head>|<body/i.test(text)) return 'an HTML page';
  if (text.startsWith('%PDF')) return 'a PDF document';
  if (text.startsWith('PK\u0003\u0004')) return 'a ZIP archive or an office document';
  if (/^!(Type|Account|Option|Clear):/i.test(text)) return 'a QIF file';
  if (/^:(20|25|28C?|60F):|\{1:F01/.test(text)) return 'an MT940 message';
  if (/^[[{]/.test(text)) return 'JSON';
  if (/OFXHEADER\s*[:=]/i.test(text)) return 'an OFX header without a body';
  if (/^<\?xml|^<[A-Za-z]/.test(text)) return 'XML or SGML that is not OFX';
  const [first = ''] = text.split(/\r\n|\r|\n/);
  if ((first.match(/[,;\t]/g) ?? []).length >= 2) return 'a CSV table';
  return 'not a file format that is known here';
};
