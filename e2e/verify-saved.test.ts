import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  answersToFlipped,
  headline,
  OLD_NUMBER,
  part,
  paste,
  positions,
  said,
  unfold,
  VerifyWorld,
} from './verify.world.ts';

let world: VerifyWorld;
before(async () => {
  world = await VerifyWorld.open();
});
after(() => world?.close());

test('saved, from disk and without a network it shows the card at once, and checks others', async () => {
  const page = await world.saved();
  assert.equal(await page.evaluate('location.protocol'), 'file:');
  await headline(page).filter({ hasText: '这份名片是真的' }).waitFor();
  assert.match(await said(page), /保存这一页时写定的公钥/);
  await part(page, '.value').fill(OLD_NUMBER);
  await unfold(page, '.own');
  await paste(page, world.made.first);
  await headline(page).filter({ hasText: '是官方的' }).waitFor();
  await paste(page, world.made.first, world.made.second);
  await headline(page).filter({ hasText: '已经停用' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await headline(page).filter({ hasText: 'This card is genuine' }).waitFor();
  assert.equal(await page.evaluate('document.documentElement.lang'), 'en');
});

test('the keys in the saved page beat those inside a proof', async () => {
  const page = await world.saved();
  await unfold(page, '.own');
  await paste(page, world.stranger);
  await headline(page).filter({ hasText: '这份证明不成立' }).waitFor();
  assert.match(await said(page), /存证的签名不对/);
});

test('the saved page can ask nobody for anything', async () => {
  const page = await world.saved({ offline: false });
  const before = world.asked.length;
  const tried = await page.evaluate(`(async () => {
    const gone = (promise) => promise.then(() => 'sent', () => 'refused');
    const image = new Promise((done, fail) => Object.assign(new Image(), { onload: done, onerror: fail, src: '${world.origin}/favicon.svg' }));
    return [await gone(fetch('${world.origin}/')), await gone(image)];
  })()`);
  assert.deepEqual(tried, ['refused', 'refused']);
  assert.equal(world.asked.length, before);
});

test('one byte flipped anywhere, and the saved page refuses the proof', async () => {
  const page = await world.saved();
  const { second } = world.made;
  const places = [0, ...positions(second), second.length - 1];
  const answers = await answersToFlipped(page, second, places);
  // What the proof says itself of whom to believe counts for nothing here, where the page has the keys; it is told.
  const start = second.indexOf('"policy":"') + '"policy":"'.length;
  const counts = (at: number) => at < start || at >= second.indexOf('","proof":"', start);
  const said = (i: number, what: string) => answers[i]?.includes(what) === true;
  const taken = places.filter((_, i) => !said(i, '这份证明不成立'));
  assert.deepEqual(taken.filter(counts), []);
  const untold = places.filter(
    (_, i) => !said(i, '这份证明不成立') && !said(i, '自带的策略文件与这里采用的不同'),
  );
  assert.deepEqual(untold, []);
  assert.ok(places.filter(counts).length > 100, 'every string is tried');
});

test('where the browser lacks Ed25519, and where it has no WebCrypto at all, the answer is the same', async () => {
  for (const lack of [
    `const { importKey } = SubtleCrypto.prototype;
     SubtleCrypto.prototype.importKey = function (format, key, algorithm, ...rest) {
       return algorithm.name === 'Ed25519' ? Promise.reject(new DOMException('', 'NotSupportedError')) : importKey.call(this, format, key, algorithm, ...rest);
     };`,
    `Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });`,
  ])
    for (const open of [() => world.site({}, lack), () => world.saved({}, 'zh', lack)]) {
      const page = await open();
      await part(page, '.value').fill(OLD_NUMBER);
      await part(page, '.check').click();
      await headline(page).filter({ hasText: '已经停用' }).waitFor();
      await unfold(page, '.own');
      await paste(page, world.stranger);
      await headline(page).filter({ hasText: '这份证明不成立' }).waitFor();
    }
});
