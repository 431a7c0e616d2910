import {
  inSonrs,
  LINE,
  SIGNON_RESPONSE,
  sgml,
  sgmlHeader,
  statement,
  transaction,
  XML_LINE,
  xml,
} from '../../codecs/helpers.ts';
import { EVERYTHING } from '../../codecs/messages/statements/every-statement.ts';
import { utf8 } from '../bytes.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const EXTRAS =
  '<NAME>Café & Bar<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY><INTU.BID>3000<MEMO>a&amp;b &lt;c&gt;';
const LISTED = Array.from({ length: 12 }, (_, i) => `<STMTTRN>${LINE}${i}<NAME>Name ${i}</STMTTRN>\r\n`).join(
  '',
);

/** Files as others write them, with everything the writer of ours would not do. */
export const handwritten = (): Uint8Array[] => [
  utf8(EVERYTHING),
  utf8(sgml(statement(LISTED))),
  utf8(sgml(statement(LISTED).replaceAll('</STMTTRN>', ''))),
  utf8(xml(statement(`<STMTTRN>${XML_LINE}<MEMO><![CDATA[a < b & c]]> <!-- no --> d</MEMO></STMTTRN>`))),
  utf8(sgml(transaction(EXTRAS))),
  latin1(sgml(transaction(EXTRAS))),
  utf8(sgmlHeader({ ENCODING: 'UTF-8', CHARSET: 'NONE' }) + transaction('<NAME>漢字 😀<MEMO> a ')),
  utf8(`\uFEFF${xml(inSonrs('<LANGUAGE>ENG</LANGUAGE><A.B><C>1</C><C>2</C></A.B>'))}`),
  latin1(sgmlHeader({ CHARSET: '1251' }) + transaction('<NAME>\xcf\xf0\xe8\xe2\xe5\xf2')),
  latin1(
    sgmlHeader({ ENCODING: 'SHIFT_JIS', CHARSET: undefined }) +
      transaction('<NAME>\x83\x65\x83\x58\x83\x67</X>'),
  ),
  utf8(`${sgml(transaction(''))}\r\n<OFX>${SIGNON_RESPONSE}</OFX>`),
  utf8(transaction('<MEMO>no header')),
  utf8('OFXHEADER:100DATA:OFXSGMLVERSION:102<OFX><SIGNONMSGSRSV1>'),
  utf8('<html><head><title>Log in</title></head><body>Log in</body></html>'),
  utf8('%PDF-1.7\n1 0 obj'),
  utf8('Date,Amount,Payee\n2026-10-01,1.00,x\n'),
];
