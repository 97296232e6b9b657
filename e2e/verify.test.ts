import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { TestLog } from '../packages/card/record.fixtures.ts';
import { violations } from './axe.ts';
import { eventually } from './site.node.ts';
import { overflow, setTextSize } from './site.probes.ts';
import {
  answer,
  DESKTOP,
  file,
  headline,
  NUMBER,
  OLD_NUMBER,
  PHONE,
  part,
  paste,
  said,
  unfold,
  VerifyWorld,
} from './verify.world.ts';

const IN_VIEW = `(() => {
  const { top, bottom } = document.querySelector('.verdict').getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
})()`;

let world: VerifyWorld;
before(async () => {
  world = await VerifyWorld.open();
});
after(() => world?.close());

test('the site’s card: a number is official, retired or not listed, with the number to ring', async () => {
  const page = await world.site();
  const asks = async (value: string, expected: string) => {
    await part(page, '.value').fill(value);
    await part(page, '.check').click();
    await answer(page).getByText(expected, { exact: true }).waitFor();
  };
  const dials = () => answer(page).getByRole('link').getAttribute('href');
  await asks(NUMBER, `${NUMBER} 是官方的`);
  await asks('+86 400 000 0147', '+86 400 000 0147 是官方的');
  assert.equal(await dials(), 'tel:+864000000147');
  await asks(OLD_NUMBER, `${OLD_NUMBER} 已经停用`);
  assert.match(await said(page), /已由官方客服热线 400-000-0147代替，请改用它。/);
  assert.equal(await dials(), 'tel:+864000000147');
  await asks('13900000000', '名片里没有 13900000000');
  await asks('', '这份名片是真的');
});

test('the evidence: version, place, witnesses with times, who approved how, and the key to compare', async () => {
  const page = await world.site();
  await part(page, '.check').click();
  await headline(page).waitFor();
  const text = await said(page);
  for (const said of [
    '第 2 版，天远卡盟(演示)',
    '第 3 条（编号 2），当时共 3 条',
    'one · 2026年11月22日 14:04（北京时间）',
    'ann (demo) · 通行密钥',
    'bo (demo) · 密钥文件',
    '本站怎么说自己',
    world.made.vkey,
  ])
    assert.ok(text.includes(said), `${said} in ${text}`);
  assert.equal(await answer(page).locator('.words li').count(), 12);
  assert.equal(await answer(page).getByRole('img', { name: '日志公钥的二维码' }).count(), 1);
});

test('nothing leaves the device: the one request is for a public file, and says nothing of the visitor', async () => {
  const page = await world.site();
  const sent: string[] = [];
  await page.route('**', (route) => {
    const request = route.request();
    sent.push(`${request.method()} ${request.url().slice(world.origin.length)} ${request.postData() ?? ''}`);
    return route.continue();
  });
  await part(page, '.value').fill(OLD_NUMBER);
  await unfold(page, '.trust');
  await part(page, '.pinned').fill(world.made.vkey);
  await unfold(page, '.own');
  await paste(page, world.made.first, world.made.second);
  await headline(page).filter({ hasText: '已经停用' }).waitFor();
  await part(page, 'input[type=file]').setInputFiles(file('1.proof.json', world.made.first));
  await answer(page).getByText('1.proof.json').waitFor();
  assert.deepEqual(sent, []);
  await part(page, '.value').press('Enter');
  await headline(page).filter({ hasText: '已经停用' }).waitFor();
  await answer(page).getByText('1.proof.json').waitFor({ state: 'detached' });
  assert.deepEqual(sent, ['GET /card/2.proof.json ']);
  assert.deepEqual(await page.evaluate('[document.cookie, location.search, location.hash]'), ['', '', '']);
});

test('an older proof beside a newer one: the number that both knew is retired', async () => {
  const page = await world.site();
  await part(page, '.value').fill(OLD_NUMBER);
  await unfold(page, '.own');
  await paste(page, world.made.first);
  await headline(page).filter({ hasText: '是官方的' }).waitFor();
  await part(page, '.clear').click();
  const both = [file('old.json', world.made.first), file('new.json', world.made.second)];
  await part(page, 'input[type=file]').setInputFiles(both);
  await headline(page).filter({ hasText: '已经停用' }).waitFor();
  assert.match(await said(page), /old\.json第 1 版，成立new\.json第 2 版，成立/);
});

test('a link to one version checks it at once, in view of a phone', async () => {
  const page = await world.version(2);
  assert.equal(await headline(page).textContent(), '这份名片是真的');
  await eventually('the answer is in view', () => page.evaluate<boolean>(IN_VIEW));
  assert.match(await said(page), /第 2 版，天远卡盟/);
});

test('a version that was replaced is called genuine and not the newest, and its number is judged by the newest', async () => {
  const page = await world.version(1);
  assert.equal(await headline(page).textContent(), '第 1 版是真的，但不是最新的');
  assert.match(await said(page), /第 1 版，天远卡盟/);
  assert.match(await said(page), /以第 2 版为准/);
  assert.equal(await answer(page).getByRole('link').count(), 0, 'nothing to ring');
  await part(page, '.value').fill(OLD_NUMBER);
  await part(page, '.check').click();
  await headline(page).filter({ hasText: '已经停用' }).waitFor();
  await page.getByRole('link', { name: '核对第 2 版' }).click();
  await headline(page).filter({ hasText: '这份名片是真的' }).waitFor();
});

test('a version from before the record is told from one whose proof does not arrive', async () => {
  const page = await world.tab();
  const status = { now: 404 };
  await page.route('**/1.proof.json', (route) => route.fulfill({ status: status.now }));
  await page.goto(`${world.origin}/card/verify?n=1`);
  await headline(page).filter({ hasText: '这一版没有存证' }).waitFor();
  status.now = 503;
  await part(page, '.check').click();
  await headline(page).filter({ hasText: '没有取到本站的证明' }).waitFor();
});

test('files can be dropped anywhere on the form', async () => {
  const page = await world.site();
  await unfold(page, '.own');
  const dropped = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(world.made.second)}], 'dropped.json')); return data; })()`,
  );
  await part(page, '.verify').dispatchEvent('drop', { dataTransfer: dropped });
  await headline(page).filter({ hasText: '这份名片是真的' }).waitFor();
});

test('keys of the visitor’s own beat the site’s; what cannot be read is refused', async () => {
  const page = await world.site();
  await unfold(page, '.trust');
  const pins = async (pin: string, expected: string) => {
    await part(page, '.pinned').fill(pin);
    await part(page, '.check').click();
    await headline(page).filter({ hasText: expected }).waitFor();
  };
  await pins(`v=clearline1; log=${world.made.vkey}`, '这份名片是真的');
  assert.match(await said(page), /您自己填的公钥/);
  await pins(new TestLog().policy, '这份证明不成立');
  await pins('nonsense', '您填的公钥读不懂');
});

test('a site that does not answer is told from a proof that does not hold', async () => {
  const page = await world.site();
  await page.route('**/*.proof.json', (route) => route.fulfill({ status: 503 }));
  await part(page, '.check').click();
  await headline(page).filter({ hasText: '没有取到本站的证明' }).waitFor();
  await unfold(page, '.own');
  await part(page, '.check-own').click();
  await headline(page).filter({ hasText: '还没有可以核对的证明' }).waitFor();
});

for (const [device, scheme, lang] of [
  ['phone', 'dark', 'zh'],
  ['phone', 'light', 'en'],
  ['desktop', 'light', 'zh'],
  ['desktop', 'dark', 'en'],
] as const)
  test(`axe reports nothing, and nothing runs out of the page: ${device}, ${scheme}, ${lang}`, async () => {
    const options = {
      ...(device === 'phone' ? PHONE : DESKTOP),
      colorScheme: scheme,
      locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    };
    for (const page of [await world.site(options), await world.saved(options, lang)]) {
      await unfold(page, '.own');
      await unfold(page, '.trust');
      await part(page, '.trust details summary').click();
      for (const value of [NUMBER, OLD_NUMBER, '13900000000']) {
        await part(page, '.value').fill(value);
        await part(page, '.check').click();
        await headline(page).filter({ hasText: value }).waitFor();
        assert.deepEqual(await violations(page), []);
      }
      assert.deepEqual(await overflow(page), []);
      await setTextSize(page, 200);
      assert.deepEqual(await overflow(page), []);
    }
  });

test('by keyboard alone, with the answer read out', async () => {
  const page = await world.site();
  await part(page, '.value').focus();
  await page.keyboard.type(OLD_NUMBER);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const told = page.getByRole('status').filter({ hasText: `${OLD_NUMBER} 已经停用` });
  await told.waitFor({ state: 'attached' });
  assert.match((await told.textContent()) ?? '', /请改用它/);
  assert.equal(await page.evaluate("document.activeElement.matches('.check')"), true);
});

test('nothing moves when the script arrives, however late, nor when the answer does', async () => {
  const page = await world.tab(PHONE);
  await page.addInitScript(`window.shift = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver(() => { window.painted = true; }).observe({ type: 'paint', buffered: true })`);
  await page.route('**/*.js', async (route) => {
    await eventually('the page is painted', () => page.evaluate<boolean>('window.painted === true'));
    await route.continue();
  });
  await page.goto(`${world.origin}/card/verify`, { waitUntil: 'commit' });
  await page.locator('.asked:enabled').waitFor();
  await part(page, '.check').click();
  await headline(page).waitFor();
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  assert.equal(await page.evaluate('window.shift'), 0);
});

test('without script the page says what to do instead', async () => {
  const page = await world.tab({ javaScriptEnabled: false, locale: 'en-GB' });
  await page.goto(`${world.origin}/card/verify`);
  await page.locator('noscript h2', { hasText: 'Checking here needs JavaScript' }).waitFor();
  assert.equal(await page.getByRole('link', { name: '/card/2.proof.json' }).isVisible(), true);
  assert.equal(await part(page, '.verify').isVisible(), false);
});

test('what is loaded stays small', () => {
  const dist = join(import.meta.dirname, '../dist');
  const manifest: Record<string, { file: string }> = JSON.parse(
    readFileSync(join(dist, 'manifest.json'), 'utf8'),
  );
  const size = (name: string) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length;
  const built = (source: string) => size(manifest[source]?.file ?? '');
  assert.ok(built('web/verify/main.ts') <= 81_920, `script: ${built('web/verify/main.ts')} bytes`);
  assert.ok(built('web/verify/curves.ts') <= 16_384, `curves: ${built('web/verify/curves.ts')} bytes`);
  assert.ok(size('verify-offline.js') <= 98_304, `offline: ${size('verify-offline.js')} bytes`);
});
