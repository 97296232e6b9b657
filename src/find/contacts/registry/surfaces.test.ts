import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, found, read } from './registry.fixtures.ts';

const phones = (count: number, surfaces: string) =>
  Array.from(
    { length: count },
    (_, i) =>
      `  - { id: p${i}, kind: phone, label: { zh: 甲, en: A }, number: 400-000-000${i + 1}, hours: 7x24, surfaces: [${surfaces}] }\n`,
  ).join('');

function warned(text: string): string[] {
  const result = read(text);
  assert.ok(result.ok);
  return result.value.warnings.map((w) => `${w.line} ${w.code} ${w.path}`);
}

test('two phones fill a header, banner or pop-up: more are warned of, and more than four refused', () => {
  assert.deepEqual(warned(BASE + phones(1, 'nav')), []);
  assert.deepEqual(warned(BASE + phones(2, 'nav')), ['22 crowded-surface channels[3].surfaces']);
  assert.deepEqual(warned(BASE + phones(3, 'nav')), ['22 crowded-surface channels[3].surfaces']);
  assert.deepEqual(found(BASE + phones(4, 'nav')), ['24 too-many-on-surface channels[5].surfaces']);
  assert.deepEqual(warned(BASE + phones(3, 'banner, page')), ['23 crowded-surface channels[4].surfaces']);
  assert.deepEqual(found(BASE + phones(5, 'popup')), ['25 too-many-on-surface channels[6].surfaces']);
  assert.deepEqual(warned(BASE + phones(9, 'floating, footer, page')), []);
});
