/** What a worried person does on a phone: paste it, read the first lines, and know whom to call. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { code, screenshot } from './picture.world.ts';
import { SiteWorld } from './site.world.ts';

let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const SMS =
  '【天远卡盟演示】您的订单充值失败，请立即联系退款专员 400-000-0008 提供验证码办理，逾期冻结账号。';
/** What is pasted, and the beginning of the answer. */
const CASES = [
  ['a number from an SMS', SMS, 'stop', '很可能是诈骗'],
  ['a look-alike link', 'https://www.tianyuan-kefu.example/refund', 'stop', '仿冒'],
  ['a retired number', '400-000-0001', 'mind', '已经停用'],
  ['the true number', '400-000-0000', 'good', '官方联系方式'],
  ['a strange number', '15500001234', 'mind', '不在我们的官方名片上'],
  ['words alone', '你好', 'mind', '没有找到'],
] as const;

for (const javaScriptEnabled of [false, true])
  for (const [name, pasted, tone, begins] of CASES)
    test(`${name}, ${javaScriptEnabled ? 'with' : 'without'} script: the next step stands in the first screen`, async () => {
      const page = await world.tab({ device: 'phone', more: { javaScriptEnabled } });
      await page.goto('/verify');
      await page.getByRole('textbox').fill(pasted);
      await page.getByRole('button', { name: '核实', exact: true }).click();
      const verdict = page.locator(`.verdict.${tone}`);
      assert.match((await verdict.getByRole('heading').textContent()) ?? '', new RegExp(begins));
      await inFirstScreen(page, '.verdict .next');
      await inFirstScreen(page, '.call-now .tel');
      assert.equal(await page.locator('.call-now .tel').getAttribute('href'), 'tel:+864000000000');
      assert.equal(await page.getByRole('textbox').inputValue(), pasted, 'what was pasted is still there');
      assert.equal(new URL(page.url()).search, '', 'and nowhere in the address');
      await page.context().close();
    });

async function inFirstScreen(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box && box.y + box.height <= 844, `${selector} ends at ${box && box.y + box.height}`);
}

test('a result is passed on without what was pasted', async () => {
  const page = await world.tab({ device: 'phone' });
  await page.goto('/verify');
  await page.getByRole('textbox').fill(SMS);
  await page.getByRole('button', { name: '核实', exact: true }).click();
  await page.getByText('告诉别人').click();
  const link = page.getByRole('link', { name: '可以转发的结果' });
  const address = (await link.getAttribute('href')) ?? '';
  assert.doesNotMatch(decodeURIComponent(address), /0008|订单|专员/);
  await link.click();
  await page.getByText('有人请您看这个核实结果').waitFor();
  assert.match((await page.locator('.verdict').textContent()) ?? '', /很可能是诈骗/);
  assert.match((await page.locator('main').textContent()) ?? '', /绝不索要短信验证码/);
  assert.doesNotMatch(await page.content(), /0008/);
  await page.context().close();
});

test('a made-up result makes nothing official that is not, and nothing fraud that is ours', async () => {
  for (const query of ['c=official&v=13900000000', 'c=official', 'c=retired&v=400-000-0000', 'c=unheard-of'])
    assert.equal((await fetch(`${world.origin}/verify/result?${query}`)).status, 404, query);
  const slander = await world.text('/verify/result?c=impostor&v=4000000000');
  assert.doesNotMatch(slander.split('class="found"')[1]?.slice(0, 400) ?? '', /400-000-0000/);
});

test('a partner’s page of another origin asks in JSON, and a bot in plain text', async () => {
  const asked = await fetch(`${world.origin}/api/v1/verify`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Origin: 'https://partner.example',
      'Sec-Fetch-Site': 'cross-site',
    },
    body: JSON.stringify({ texts: ['400-000-0000', '400-000-0001'] }),
  });
  assert.equal(asked.headers.get('access-control-allow-origin'), '*');
  const { answers } = (await asked.json()) as { answers: { conclusion: { code: string } }[] };
  assert.deepEqual(
    answers.map(({ conclusion }) => conclusion.code),
    ['official', 'retired'],
  );
  const preflight = await fetch(`${world.origin}/api/v1/verify`, { method: 'OPTIONS' });
  assert.equal(preflight.headers.get('access-control-allow-methods'), 'POST');
  assert.match(await world.text('/verify.txt?text=400-000-0001'), /^这是我们以前的联系方式，已经停用。\n/);
});

test('too much is refused politely', async () => {
  const post = (text: string) =>
    fetch(`${world.origin}/api/v1/verify`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    });
  assert.equal((await post('a'.repeat(1_000_000))).status, 422);
  assert.equal((await post('a'.repeat(40_000))).status, 422);
  for (let i = 0; i < 10; i++) assert.equal((await post('验'.repeat(20_000))).status, 200);
  assert.equal((await post('验'.repeat(20_000))).status, 429, 'long ones are counted apart');
  assert.equal((await post('400-000-0000')).status, 200);
});

test('a QR code is answered at once, and a screenshot once its text was looked at', async () => {
  const page = await world.tab({ device: 'phone' });
  await page.goto('/verify');
  await inFirstScreen(page, '.plain');
  const choose = page.locator('.pictured input');
  await choose.setInputFiles({
    name: 'code.png',
    mimeType: 'image/png',
    buffer: await code('https://www.tianyuan-kefu.example/refund'),
  });
  await page.locator('.verdict.stop').waitFor();
  await inFirstScreen(page, '.call-now .tel');

  await page.goto('/verify');
  const bubble = `<meta name="viewport" content="width=device-width"><body style="margin:16px;font:17px 'Noto Sans CJK SC'"><p style="background:#e9e9eb;padding:12px;border-radius:16px">${SMS}</p>`;
  await choose.setInputFiles({
    name: 'sms.png',
    mimeType: 'image/png',
    buffer: await screenshot(world, bubble),
  });
  await page.getByText('请核对有没有认错').waitFor({ timeout: 60_000 });
  assert.match(await page.getByRole('textbox').inputValue(), /400-000-0008/);
  await page.getByRole('button', { name: '核实', exact: true }).click();
  await page.locator('.verdict.stop').waitFor();
  await page.context().close();
});

test('what is no picture is said to be none, and the box stays as it was', async () => {
  const page = await world.tab({ device: 'phone', lang: 'en' });
  await page.goto('/verify');
  await page.getByRole('textbox').fill('400-000-0000');
  const text = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
  await page.locator('.pictured input').setInputFiles(text);
  await page.getByText('This is no picture').waitFor();
  assert.equal(await page.getByRole('textbox').inputValue(), '400-000-0000');
  await page.context().close();
});
