import assert from 'node:assert/strict';
import { test } from 'node:test';
import { text } from '../../kernel/http/page.ts';
import { MOMENTS } from './contract.ts';
import { adviceFor, adviceNote } from './index.ts';

test('every moment has its own advice in both languages, short enough to be read before going on', () => {
  for (const [lang, longest] of [
    ['zh', 60],
    ['en', 160],
  ] as const) {
    const titles = new Set(MOMENTS.map((moment) => adviceFor(moment, lang).title));
    assert.equal(titles.size, MOMENTS.length);
    for (const moment of MOMENTS) {
      const { lines } = adviceFor(moment, lang);
      assert.ok(lines.length > 0 && lines.length <= 3, moment);
      for (const line of lines)
        assert.ok(line.length <= longest, `${lang} ${moment}: ${line.length} ${line}`);
    }
  }
});

test('advice that mentions a number names only those of the authorities', () => {
  for (const lang of ['zh', 'en'] as const)
    for (const moment of MOMENTS)
      for (const [number] of adviceFor(moment, lang)
        .lines.join(' ')
        .matchAll(/\d{3,}/g))
        assert.ok(['110', '96110'].includes(number), `${lang} ${moment}: ${number}`);
});

test('the part of a page is named, and says all of it', () => {
  const shown = text(adviceNote('called', 'en'));
  const { title, lines } = adviceFor('called', 'en');
  assert.match(shown, new RegExp(`aria-label="${title.replace('?', '\\?')}"`));
  for (const line of lines) assert.ok(shown.includes(line));
});
