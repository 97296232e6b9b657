import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, found, messages, read } from './registry.fixtures.ts';

test('10 MB of YAML is refused by its size, unread', () => {
  const large = Buffer.alloc(10_000_000, 'a: 1\n');
  assert.deepEqual(found(large), ['1 file-too-large']);
  assert.match(messages(large), /registry\.yaml is 10\.0 MB, more than the limit of 256 KB/);
});

test('what would cost the parser an error for every byte is not parsed', () => {
  for (const costly of [
    '}'.repeat(200_000),
    '['.repeat(200_000),
    `"${'\\q'.repeat(110_000)}"`,
    '- *a\n'.repeat(50_000),
  ]) {
    assert.deepEqual(found(costly), ['1 too-many-tokens']);
  }
});

test('as many mistakes as fit in a file are counted, and two hundred told', () => {
  const days = Array.from({ length: 8_000 }, (_, i) => `      d${i}: 1\n`).join('');
  const result = read(BASE.replace('      mon-fri:', `${days}      mon-fri:`));
  assert.ok(!result.ok);
  assert.equal(result.error.length, 201);
  assert.match(result.error.at(-1)?.message.en ?? '', /^7800 more/);
});

test('alias bombs, custom tags, several documents, nesting', () => {
  const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n';
  assert.deepEqual(found(bomb), ['2 alias b[0]', '2 alias b[1]', '3 alias c[0]', '3 alias c[1]']);
  assert.deepEqual(found('a: &a [*a]\n'), ['1 alias a[0]']);
  assert.deepEqual(found(`${BASE}retired: !!js/function x\n`), ['21 custom-tag']);
  assert.deepEqual(found(`${BASE}---\n${BASE}`), ['21 several-documents']);
  assert.ok(
    found(`retired: ${'['.repeat(30)}${']'.repeat(30)}`).every((line) =>
      line.startsWith('1 too-deep retired'),
    ),
  );
  assert.equal(found(`a: ${'['.repeat(5000)}`)[0]?.split(' ')[1], 'too-deep');
});

test('a key that is no plain text is named, with its own line', () => {
  const hours = (key: string) => found(BASE.replace('  office:\n', `  ${key} closed\n  office:\n`));
  assert.deepEqual(found(`${BASE}__proto__: { x: 1 }\n`), ['21 key-not-text __proto__']);
  assert.deepEqual(hours('__proto__:'), ['7 key-not-text hours.__proto__']);
  assert.deepEqual(hours('~:'), ['7 key-not-text hours["~"]']);
  assert.deepEqual(hours('? [a]\n  :'), ['7 key-not-text hours["[\\"a\\"]"]']);
  assert.match(messages(`${BASE}~: 1\n`), /“~” cannot be a key/);
});

test('bytes that are not UTF-8 are named, with the likely encoding', () => {
  const gb = Buffer.concat([Buffer.from('version: 1\nname: '), Buffer.from([0xcc, 0xec, 0xd4, 0xb6])]);
  assert.deepEqual(found(gb), ['2 not-utf8']);
  assert.match(messages(gb), /byte 17 .*GB18030/);
  assert.match(messages(Buffer.from('\ufeffversion: 1', 'utf16le')), /byte 0 .*UTF-16/);
  assert.match(messages(Buffer.from('version: 1', 'utf16le')), /byte 1 .*UTF-16/);
  assert.deepEqual(found(BASE.replace('甲公司', '甲\0公司')), ['4 hidden-character']);
  assert.match(messages(`${BASE}\0`), /U\+0000/);
  assert.match(messages(Buffer.from([0x61, 0x3a, 0x20, 0xff])), /byte 3/);
  assert.match(messages(Buffer.from('版').subarray(0, 2)), /byte 0/);
  assert.deepEqual(found(''), ['1 file-empty']);
  assert.deepEqual(found('# only a comment\n'), ['1 file-empty']);
});

test('syntax errors stand at their line', () => {
  assert.equal(
    found(BASE.replace('  legal_name: 甲公司', '\tlegal_name: 甲公司'))[0]?.slice(0, 8),
    '4 syntax',
  );
  assert.equal(found(BASE.replace('en: A }', 'en: A'))[0]?.split(' ')[1], 'syntax');
});

test('a file full of mistakes is cut short, and says so', () => {
  const result = read(`${BASE}retired:\n${'  - 1\n'.repeat(1000)}`);
  assert.ok(!result.ok);
  assert.equal(result.error.length, 201);
  assert.equal(result.error.at(-1)?.code, 'too-many-problems');
});
