/** Whether visitors are shown what the record holds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical } from '@clearline/card';
import { CLOSED, cardWith, monitorOf, NEXT, platform } from './monitor.fixtures.ts';

test('a card that was edited in the database is not what the record holds', async (t) => {
  const site = await platform(t);
  const { look, context } = await monitorOf(t, site);
  await look();
  const honest = site.card;
  site.card = Buffer.from(String(honest).replace('400', '600'));
  const { code, codes } = await look();
  assert.deepEqual([code, codes, context.pauses.length], [6, ['served-card-differs'], 1]);
  assert.deepEqual(
    await look().then((again) => [again.code, again.codes]),
    [6, []],
    'told once, and still so',
  );
  site.card = honest;
  assert.deepEqual(await look().then((again) => [again.code, again.codes]), [0, ['alarm-over']]);
});

test('a version that the record does not hold so is an alarm, whatever the home page shows', async (t) => {
  const site = await platform(t);
  const { look, context } = await monitorOf(t, site);
  await look();
  const forged = Buffer.from(String(site.card).replace('400', '600'));
  for (const path of ['/card/1.json', '/card/2.json']) {
    site.lies.set(path, forged);
    const { code, told } = await look();
    assert.equal(code, 6);
    assert.ok(told.length === 1 && told[0]?.code === 'served-card-differs');
    assert.deepEqual([told[0].n, told[0].paths], [1, [path]]);
    site.lies.clear();
    assert.deepEqual((await look()).codes, ['alarm-over']);
  }
  site.lies.set('/card/1.json', 404);
  assert.deepEqual((await look()).codes, ['served-card-differs']);
  assert.equal(context.pauses.length, 3, 'each was looked at twice');
});

test('the next version may be there before the record shows it, for seconds', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const next = cardWith({ ...NEXT, ...CLOSED });
  site.lies.set('/card/2.json', Buffer.from(canonical(next)));
  const { code, codes } = await look(() => site.publish(next));
  assert.deepEqual([code, codes], [0, ['card-published']]);
});

test('a publication that is under way is no alarm', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const next = cardWith({ ...NEXT, ...CLOSED });
  site.card = Buffer.from(canonical(next));
  const { code, codes } = await look(() => site.publish(next));
  assert.deepEqual([code, codes], [0, ['card-published']]);
});
