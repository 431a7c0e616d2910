import { describe, expect, it } from 'vitest';
import { decode, hasMfa, isVersion, syntaxOf, VERSIONS } from '../../codecs/index.ts';
import { headerOfVersion, versionOfHeader } from '../../codecs/versions.ts';
import { facts, hasFacts, pathsOf, sgmlHeader, xmlHeader } from './helpers.ts';

const signOnOf = (content: string): string =>
  `<OFX><SIGNONMSGSRQV1><SONRQ>${content}</SONRQ></SIGNONMSGSRQV1></OFX>`;
const BASE =
  '<DTCLIENT>20261001</DTCLIENT><USERID>u</USERID><USERPASS>p</USERPASS><LANGUAGE>ENG</LANGUAGE><APPID>Q</APPID><APPVER>1</APPVER>';

describe('versions', () => {
  it('are thirteen, and nothing else is one', () => {
    expect(VERSIONS).toEqual([
      '1.0.2',
      '1.0.3',
      '1.5.1',
      '1.6',
      '2.0.0',
      '2.0.1',
      '2.0.2',
      '2.0.3',
      '2.1.0',
      '2.1.1',
      '2.2',
      '2.2.1',
      '2.3',
    ]);
    for (const text of ['1.0', '103', '', 'toString', '__proto__', '2.2.0'])
      expect(isVersion(text)).toBe(false);
  });

  it.each(VERSIONS)('%s has a header value of its own', (version) => {
    expect(versionOfHeader(headerOfVersion(version))).toBe(version);
    expect(syntaxOf(version)).toBe(version.startsWith('1') ? 'sgml' : 'xml');
  });

  it('know the challenge by a table, not by their numbers', () => {
    expect(VERSIONS.filter(hasMfa)).toEqual(['1.0.3', '2.0.3', '2.1.0', '2.1.1', '2.2', '2.2.1', '2.3']);
  });

  it.skipIf(!hasFacts)('agree with versions.json', () => {
    interface Fact {
      version: string;
      header: string;
      syntax: string;
      mfaApplicable: boolean;
    }
    const table: Fact[] = facts('versions.json').versions;
    const short = (version: string) =>
      ['1.6.0', '2.2.0', '2.3.0'].includes(version) ? version.slice(0, -2) : version;
    // 1.0.0 and 1.0.1 are historic: nobody speaks them.
    const spoken = table.filter(({ version }) => !['1.0.0', '1.0.1'].includes(version));
    expect(
      spoken.map((fact) => [short(fact.version), fact.header.slice(0, 3), fact.syntax, fact.mfaApplicable]),
    ).toEqual(
      VERSIONS.map((version) => [version, headerOfVersion(version), syntaxOf(version), hasMfa(version)]),
    );
  });
});

describe('an element the file’s version does not have', () => {
  it.each(VERSIONS)('is read and reported in %s', (version) => {
    const header =
      syntaxOf(version) === 'sgml'
        ? sgmlHeader({ VERSION: headerOfVersion(version) })
        : xmlHeader(headerOfVersion(version));
    const file = decode(header + signOnOf(`${BASE}<CLIENTUID>c</CLIENTUID><ACCESSKEY>k</ACCESSKEY>`));
    expect(file.ofx.SIGNONMSGSRQV1?.SONRQ).toMatchObject({ CLIENTUID: 'c', ACCESSKEY: 'k' });
    const path = 'OFX/SIGNONMSGSRQV1/SONRQ';
    expect(pathsOf(file)).toEqual(
      hasMfa(version) ? [] : [`version ${path}/CLIENTUID`, `version ${path}/ACCESSKEY`],
    );
  });

  it('is not reported where the version is unknown', () => {
    const file = decode(sgmlHeader({ VERSION: '999' }) + signOnOf(`${BASE}<CLIENTUID>c</CLIENTUID>`));
    expect(pathsOf(file)).toEqual(['header VERSION']);
  });
});
