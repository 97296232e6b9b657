import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SITE, viewOf } from '../../../../test/views.ts';
import { answer } from '../answer.ts';
import { answerBlock } from '../parts.ts';
import { plainAnswer } from '../plain.ts';

const view = viewOf();
const ask = (text: string) => answer(text, { view, findImpostor: () => null, lang: 'en', publicUrl: SITE });
const TEXT = 'Order no. DD-20261128-0417: call 400-000-0147, 13900000000 or 400-000-0148';

test('what imitates us is told first, what is ours last, and an order number is called one', async () => {
  const page = String(await answerBlock(view, 'en', ask(TEXT), 'h1'));
  const badges = [...page.matchAll(/class="badge">([^<]*)</g)].map(([, badge]) => badge);
  assert.deepEqual(badges, ['Look-alike', 'Not on the card', 'Order number', 'Official']);
  const lines = plainAnswer(ask(TEXT), 'en').match(/\[[^\]]*\]/g);
  assert.deepEqual(
    lines,
    badges.map((badge) => `[${badge}]`),
  );
});

test('what an item is called does not change the order of the answer for programs, which is that of the text', () => {
  const starts = ask(TEXT).items.map(({ start }) => start);
  assert.deepEqual(
    starts,
    [...starts].sort((one, other) => one - other),
  );
});

test('beside what is said of a staff number stands the way to prove who it is', async () => {
  const page = String(await answerBlock(view, 'en', ask('staff no. 1001'), 'h1'));
  assert.match(page, /<a class="button" href="[^"]*\/verify\/agent">/);
  assert.match(plainAnswer(ask('staff no. 1001'), 'en'), /\/verify\/agent/);
});
