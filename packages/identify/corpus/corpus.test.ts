import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { DISGUISES } from './disguises.fixtures.ts';
import { OFFICIALS } from './lookalikes.fixtures.ts';
import {
  precisionOf,
  recallOf,
  type Score,
  scoreDomains,
  scoreMessages,
  scoreNumbers,
} from './measure.fixtures.ts';
import { halfOf } from './random.fixtures.ts';
import {
  EXAMS,
  type MessageText,
  readDomains,
  readMessages,
  readNotNumbers,
  readNumbers,
} from './read.fixtures.ts';
import { trained } from './train.fixtures.ts';
import { GENERATED, pathOf } from './write.fixtures.ts';

const heldOut = (scores: readonly Score[]) => scores.filter(({ half }) => half === 'held-out');

test('what is committed is what the generators write', async () => {
  for (const [name, make] of Object.entries(GENERATED))
    assert.equal(
      await readFile(pathOf(name), 'utf8'),
      make(),
      `${name}: node packages/identify/corpus/write.fixtures.ts`,
    );
});

test('the corpora are as large as they have to be, and cut in two halves', async () => {
  const [numbers, notNumbers] = [await readNumbers(), await readNotNumbers()];
  const messages = await readMessages('written');
  const [lookalikes, innocents] = [await readDomains('lookalikes'), await readDomains('innocents')];
  assert.ok(numbers.length >= 600 && Object.keys(DISGUISES).length >= 30);
  assert.ok(notNumbers.length >= 400);
  assert.ok(lookalikes.length >= 1_000 && OFFICIALS.length >= 8);
  assert.ok(innocents.length >= 2_000);
  assert.ok(messages.length >= 600 && new Set(messages.map(({ class: kind }) => kind)).size >= 40);
  for (const all of [numbers, notNumbers, lookalikes, innocents, messages]) {
    const share = all.filter(({ text }) => halfOf(text) === 'tuned').length / all.length;
    assert.ok(share > 0.4 && share < 0.6);
  }
});

test('on the half that no rule was made for, 98 of 100 numbers are found, and 99 of 100 finds are numbers', async () => {
  const scores = heldOut([...scoreNumbers(await readNumbers()), ...scoreNumbers(await readNotNumbers())]);
  assert.ok(recallOf(scores) >= 0.98, `${recallOf(scores)}`);
  assert.ok(precisionOf(scores) >= 0.99, `${precisionOf(scores)}`);
});

test('there, 97 of 100 look-alikes are seen, and at most one of 100 innocent domains is suspected', async () => {
  assert.ok(recallOf(heldOut(scoreDomains(await readDomains('lookalikes')))) >= 0.97);
  const innocents = heldOut(scoreDomains(await readDomains('innocents')));
  const texts = (await readDomains('innocents')).filter(({ text }) => halfOf(text) === 'held-out');
  const suspected = innocents.reduce((sum, { extra }) => sum + extra, 0);
  assert.ok(suspected / texts.length <= 0.01, `${suspected} of ${texts.length}`);
});

/** Of impostors, what is seen; of the others, what is accused. */
function sharesOf(messages: readonly MessageText[]) {
  const scores = scoreMessages(messages);
  const innocent = messages.filter(({ isImpostor }) => !isImpostor).length;
  return { seen: recallOf(scores), accused: scores.reduce((sum, { extra }) => sum + extra, 0) / innocent };
}

test('of messages by hands that nothing was fitted to, 95 of 100 impostors are seen and at most 8 of 1,000 innocent accused', async () => {
  const { seen, accused } = sharesOf((await Promise.all(EXAMS.map(readMessages))).flat());
  assert.ok(seen >= 0.955, `${seen}`);
  assert.ok(accused <= 0.008, `${accused}`);
});

test('of the half of our own that was held out, 90 of 100 and at most 2', async () => {
  const written = await readMessages('written');
  const { seen, accused } = sharesOf(written.filter(({ text }) => halfOf(text) === 'held-out'));
  assert.ok(seen >= 0.9, `${seen}`);
  assert.ok(accused <= 0.02, `${accused}`);
});

test('the weights are those that the corpus gives', async () => {
  const kept = await readFile(new URL('../cues/model/weights.ts', import.meta.url), 'utf8');
  assert.equal(await trained(), kept, 'node packages/identify/corpus/train.fixtures.ts');
});
