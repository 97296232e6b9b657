/** A visitor of a partner's page asks, and the official site answers there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { MAX_TEXT } from '../src/verify/verdicts/contract.ts';
import { violations } from './axe.ts';
import { look } from './embed.world.ts';
import { ask, BoxWorld } from './verify-box.world.ts';

let world: BoxWorld;
before(async () => {
  world = await BoxWorld.open();
});
after(() => world?.close());

const SMS = '【天远卡盟演示】充值失败，请联系退款专员 400-000-0008 提供验证码办理，逾期冻结账号。';
const NUMBER = '400-000-0000';
const TEL = 'tel:+864000000000';
const CASES = [
  ['a fake message', SMS, 'stop', 'impostor', '很可能是诈骗'],
  ['a look-alike link', 'https://www.tianyuan-kefu.example/refund', 'stop', 'lookalike', '仿冒'],
  ['a retired number', '400-000-0001', 'mind', 'retired', '已经停用'],
  ['the true number', NUMBER, 'good', 'official', '官方联系方式'],
  ['a strange number', '15500001234', 'mind', 'unknown', '不在我们的官方名片上'],
] as const;

const box = (page: Page) => page.locator('verify-box').first();
const verdict = (page: Page) => box(page).locator('.verdict');
const says = (page: Page, words: string | RegExp) => box(page).getByRole('status').getByText(words).waitFor();

test('verify-box.js is at most 12 KB compressed', () => {
  const size = gzipSync(readFileSync(new URL('../dist/verify-box.js', import.meta.url)), { level: 9 }).length;
  assert.ok(size <= 12_288, `${size} bytes`);
});

for (const [name, text, tone, code, words] of CASES)
  test(`${name}: verdict, next step and number on another origin under a strict policy`, async () => {
    const page = await world.visit({}, { device: 'phone' }, async (tab) => {
      await look(tab);
      await tab.addInitScript(
        `addEventListener('clearline-verdict', ({ detail }) => { document.title = JSON.stringify(detail) })`,
      );
    });
    const urls: string[] = [];
    page.on('request', (request) => urls.push(decodeURIComponent(request.url())));
    await ask(box(page), text);
    await says(page, new RegExp(words));
    assert.ok((await verdict(page).getAttribute('class'))?.includes(tone));
    assert.match((await verdict(page).textContent()) ?? '', new RegExp(`${words}[\\s\\S]*${NUMBER}`));
    const call = box(page).locator('.call a');
    assert.deepEqual([await call.textContent(), await call.getAttribute('href')], [NUMBER, TEL]);
    for (const part of ['.verdict', '.call']) {
      const place = await box(page).locator(part).boundingBox();
      assert.ok(place && place.y >= 0 && place.y + place.height <= 844, `${part} in the screen`);
    }
    assert.equal(await page.title(), JSON.stringify({ code }), 'the page hears the code and no text');
    assert.deepEqual([...new Set(urls)], [`${world.site.origin}/api/v1/verify`]);
    const stored = 'localStorage.length + sessionStorage.length + document.cookie.length';
    assert.equal(await page.evaluate(stored), 0);
    assert.equal((await page.context().cookies()).length, 0);
    const details = box(page).getByRole('link', { name: '到官网核实' });
    assert.equal(await details.getAttribute('href'), `${world.site.origin}/verify`);
    await page.context().close();
  });

test('offline: what to do, and the number as it was last known; then the answer', async () => {
  const page = await world.visit();
  await page.context().setOffline(true);
  await ask(box(page), SMS);
  await says(page, '现在没有网络');
  assert.match((await verdict(page).textContent()) ?? '', /不代表是真是假[\s\S]*不要转账/);
  const call = box(page).locator('.call');
  assert.match((await call.textContent()) ?? '', new RegExp(`${NUMBER}[\\s\\S]*截至 .*（北京时间）`));
  assert.equal(await call.getByRole('link').getAttribute('href'), TEL);
  await page.context().setOffline(false);
  await box(page).getByRole('button').click();
  await says(page, /很可能是诈骗/);
  await page.context().close();
});

test('a site that never answered: no number is made up, and its address is said', async () => {
  const page = await world.visit({}, {}, async (tab) => {
    await look(tab);
    await tab.route('**/api/v1/**', (route) => route.abort());
  });
  await ask(box(page), SMS);
  await says(page, '官网暂时没有回答');
  assert.ok((await verdict(page).textContent())?.includes(`自己输入网址 ${world.host}`));
  assert.equal(await box(page).locator('.call').count(), 0);
  await page.context().close();
});

test('a site that is slow is given up, and one that asks for a pause is told as such', async () => {
  const page = await world.visit({}, {}, async (tab) => {
    await look(tab);
    await tab.clock.install();
  });
  await page.route('**/api/v1/verify', () => {});
  await ask(box(page), SMS);
  await says(page, '正在核实…');
  await page.clock.runFor(10_001);
  await says(page, '官网迟迟没有回答');
  await page.unrouteAll();
  await page.route('**/api/v1/verify', (route) =>
    route.fulfill({ status: 429, headers: { 'access-control-allow-origin': '*' } }),
  );
  await box(page).getByRole('button').click();
  await says(page, '问得太频繁了');
  await page.context().close();
});

test('nothing and too much are told without asking; the most that the contract takes is answered', async () => {
  const page = await world.visit();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await ask(box(page), ' \n ');
  await says(page, '还没有内容');
  await ask(box(page), 'a'.repeat(MAX_TEXT + 1));
  await says(page, '内容太长了');
  assert.deepEqual(asked, []);
  await ask(box(page), '验'.repeat(MAX_TEXT));
  await says(page, /没有找到/);
  await page.context().close();
});

test('a verdict never stands beside another text: a change clears it, a new question ends the one before', async () => {
  const page = await world.visit();
  await ask(box(page), NUMBER);
  await says(page, /官方联系方式/);
  await box(page).getByRole('textbox').fill('400-000-000');
  assert.equal(await verdict(page).count(), 0);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/verify', async (route) => {
    if (route.request().postData()?.includes(NUMBER)) await held;
    await route.continue().catch(() => {});
  });
  await ask(box(page), NUMBER);
  await ask(box(page), '400-000-0001');
  await says(page, /已经停用/);
  release();
  await page.waitForLoadState('networkidle');
  assert.match((await verdict(page).textContent()) ?? '', /已经停用/);
  await page.unrouteAll({ behavior: 'wait' });
  await page.context().close();
});

test('what is pasted is text: no link, no markup, nothing that turns or hides', async () => {
  const page = await world.visit();
  await ask(
    box(page),
    'https://tianyuan-kefu.example/<img/src=x/onerror=document.title=1>\n400\u200b-000\u202e-0000\nمرحبا <b>13800000000</b>',
  );
  await box(page).locator('.found li').first().waitFor();
  const found = (await box(page).locator('.found').textContent()) ?? '';
  assert.match(found, /tianyuan-kefu\[\.\]example/);
  assert.match(found, /400▯-000▯-0000/);
  assert.equal(await box(page).locator('.found').locator('a, img, b').count(), 0);
  assert.equal(await page.title(), '合作伙伴');
  assert.deepEqual(
    await box(page)
      .locator('.box a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    [TEL, `${world.site.origin}/verify`],
  );
  await page.context().close();
});

test('of many finds the worst twenty are listed, and how many more there are', async () => {
  const page = await world.visit();
  const strange = Array.from({ length: 24 }, (_, i) => `155000012${10 + i}`);
  await ask(box(page), [...strange, '400-000-0001'].join('\n'));
  await says(page, /已经停用/);
  const rows = box(page).locator('.found > ul > li');
  assert.deepEqual([await rows.count(), await rows.first().getAttribute('class')], [20, 'retired']);
  await box(page).getByText('还有 5 个没有列出').waitFor();
  await page.context().close();
});

test('a card that has expired is told beside the number', async () => {
  const page = await world.visit({}, {}, async (tab) => {
    await look(tab);
    await tab.route('**/api/v1/contact', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        json: { ...(await response.json()), expires: '2020-01-01T00:00:00.000Z' },
      });
    });
    await tab.route('**/api/v1/verify', (route) => route.abort());
  });
  await ask(box(page), SMS);
  await box(page).locator('.call').getByText('已过有效期').waitFor();
  await page.context().close();
});

test('several on a page, one of them in a shadow tree, each answers for itself; Ctrl and Enter ask', async () => {
  const page = await world.visit({
    body: `<verify-box></verify-box><verify-box lang="en" site="${world.site.origin}/any/page"></verify-box>
      <div><template shadowrootmode="open"><verify-box></verify-box></template></div>`,
  });
  const [first, second, third] = await page.locator('verify-box').all();
  assert.ok(first && second && third);
  for (const [one, text] of [
    [first, NUMBER],
    [second, '400-000-0001'],
    [third, SMS],
  ] as const) {
    await one.getByRole('textbox').fill(text);
    await one.getByRole('textbox').press('Control+Enter');
  }
  await first.getByText('这是我们的官方联系方式').waitFor();
  await second.getByText('This used to be ours').waitFor();
  await third.getByText('很可能是诈骗').first().waitFor();
  assert.match((await second.locator('.box').textContent()) ?? '', /Tianyuan.*Details on the official site/s);
  await page.context().close();
});

test('a site that is no web address is not asked, and the console says so', async () => {
  const said: string[] = [];
  const page = await world.visit(
    { body: '<verify-box site="javascript:alert(1)"></verify-box>' },
    {},
    async (tab) => {
      await look(tab);
      tab.on('console', (message) => said.push(message.text()));
    },
  );
  assert.match(said.join(), /is no web address/);
  await ask(box(page), NUMBER);
  await says(page, /官方联系方式/);
  await page.context().close();
});

test('without script the link between the tags stays', async () => {
  const page = await world.visit({}, { more: { javaScriptEnabled: false } }, async () => {});
  assert.ok(await page.getByRole('link', { name: '到官网核实' }).isVisible());
  await page.context().close();
});

test('the page cannot style it', async () => {
  const PLACE = 'main{position:absolute;left:20px;top:0;width:350px}h1{display:none}';
  const HOSTILE = `${PLACE}*{color:transparent!important;font-size:1px!important;direction:rtl!important;
    -webkit-text-security:disc!important;letter-spacing:9px!important;text-transform:uppercase!important}
    verify-box{display:none!important;filter:invert(1)!important;opacity:.1!important;transform:scaleX(-1)!important}
    *::before{content:"400-999-9999"!important}textarea,button{display:none!important}`;
  const picture = async (css: string): Promise<Buffer> => {
    const page = await world.visit({ css });
    await ask(box(page), SMS);
    await says(page, /很可能是诈骗/);
    const taken = await box(page).screenshot({ caret: 'hide' });
    await page.context().close();
    return taken;
  };
  assert.ok((await picture(PLACE)).equals(await picture(HOSTILE)), 'drawn exactly as on a plain page');
});

for (const scheme of ['light', 'dark'] as const)
  for (const device of ['phone', 'desktop'] as const)
    test(`axe reports nothing: ${scheme}, ${device}`, async () => {
      const page = await world.visit({}, { scheme, device });
      for (const text of [`${SMS} 400-000-0001`, NUMBER, '']) {
        await ask(box(page), text);
        await verdict(page).waitFor();
        assert.deepEqual(await violations(page, { within: 'verify-box' }), [], text);
      }
      await page.context().close();
    });
