import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HOSTILE, labelled, SITE, viewOf } from '../../../../test/views.ts';
import { vcard } from './vcard.ts';

interface Line {
  group: string;
  name: string;
  params: Map<string, string[]>;
  value: string;
}

/** A strict reader of RFC 6350 §3.3 with RFC 6868: anything out of the grammar throws. */
function parse(text: string): Line[] {
  assert.ok(text.endsWith('\r\n'));
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets`);
    assert.doesNotMatch(line, /[\r\n]/);
    assert.ok(line.isWellFormed());
  }
  return physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n').map(parseLine);
}

const LINE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the grammar excludes control characters
  /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\u0000-\u001f\u007f]*"|[^",:;\u0000-\u001f\u007f]*))*):([^\u0000-\u0008\u000a-\u001f\u007f]*)$/;

function parseLine(line: string): Line {
  const [all, group = '', name = '', rest = '', value = ''] = LINE.exec(line) ?? [];
  assert.ok(all !== undefined, `out of the grammar: ${line}`);
  const params = new Map<string, string[]>();
  for (const [, key = '', given = ''] of rest.matchAll(/;([^=]+)=("[^"]*"|[^;]*)/g)) {
    const plain = given
      .replace(/^"|"$/g, '')
      .replace(/\^(.)/g, (_, c: string) => ({ "'": '"', n: '\n' })[c] ?? c);
    params.set(key, [plain]);
  }
  return { group, name, params, value };
}

/** A TEXT value without its escapes; a bare comma or semicolon is not one text. */
function textOf(value: string): string {
  assert.match(value, /^(?:[^\\,;]|\\[\\,;n])*$/);
  return value.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c));
}

const named = (lines: Line[], name: string) => lines.filter((line) => line.name === name);
/** What of a text can stand in a vCard at all. */
const sayable = (text: string) =>
  text
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .toWellFormed();

test('a vCard 4.0 of an organization, with every number of the machine surface, preferred first', () => {
  const lines = parse(vcard(viewOf(), { publicUrl: SITE }));
  assert.deepEqual(
    [lines[0], lines[1], lines.at(-1)].map((line) => `${line?.name}:${line?.value}`),
    ['BEGIN:VCARD', 'VERSION:4.0', 'END:VCARD'],
  );
  assert.equal(named(lines, 'KIND')[0]?.value, 'org');
  assert.deepEqual(
    named(lines, 'TEL').map((tel) => [tel.params.get('PREF')?.[0], tel.params.get('VALUE')?.[0], tel.value]),
    [
      ['1', 'uri', 'tel:+864000000147'],
      ['2', 'uri', 'tel:+8675580000000;ext=8000'],
      ['3', 'uri', 'tel:95000;phone-context=+86'],
    ],
  );
  assert.deepEqual(
    named(lines, 'CONTACT-URI').map((line) => line.value),
    [`${SITE}/chat`],
  );
  assert.deepEqual(
    named(lines, 'EMAIL').map((line) => line.value),
    ['help+demo@clearline.example'],
  );
  assert.deepEqual(
    named(lines, 'ADR').map((line) => line.value),
    [';;演示市演示路 1 号;;;;'],
  );
  assert.deepEqual(
    named(lines, 'SOCIALPROFILE').map((line) => line.value),
    ['演示公众号', 'https://weibo.example/demo'],
  );
  assert.equal(named(lines, 'REV')[0]?.value, '20261101T000000Z');
  const tel = named(lines, 'TEL')[0];
  assert.equal(lines.find((l) => l.name === 'X-ABLABEL' && l.group === tel?.group)?.value, '演示 hotline');
});

test('the identifier belongs to the site: the same for ever, another for another site', () => {
  const uid = (publicUrl: string, n: number) =>
    named(parse(vcard(viewOf({ n }), { publicUrl })), 'UID')[0]?.value;
  assert.match(
    uid(SITE, 1) ?? '',
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.equal(uid(SITE, 1), uid(SITE, 8));
  assert.notEqual(uid(SITE, 1), uid('https://other.example', 1));
});

test('the labels follow the language, the names stand in both', () => {
  const lines = parse(vcard(viewOf(), { publicUrl: SITE, lang: 'en' }));
  assert.ok(named(lines, 'X-ABLABEL').every((line) => line.value.startsWith('Demo ')));
  assert.equal(named(lines, 'SOURCE')[0]?.value, `${SITE}/contact.vcf?lang=en`);
  assert.deepEqual(
    named(lines, 'FN').map((line) => line.value),
    ['Tianyuan (demo)', '天远卡盟(演示)'],
  );
});

test('any text comes back as it was, and never makes a line of its own', () => {
  const count = parse(vcard(viewOf(), { publicUrl: SITE })).length;
  const check = (label: string) => {
    const lines = parse(vcard(viewOf(labelled(label)), { publicUrl: SITE }));
    assert.equal(lines.length, count);
    const expected = sayable(label);
    for (const line of [...named(lines, 'FN'), ...named(lines, 'X-ABLABEL')])
      assert.equal(textOf(line.value), expected);
  };
  HOSTILE.forEach(check);
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), check), {
    numRuns: 200,
  });
});
