import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { identify } from '../packages/identify/index.ts';
import { code, give, messages, opened, SCRIPT, screenshot, withOrientation } from './picture.world.ts';
import { eventually } from './site.node.ts';
import { SiteWorld } from './site.world.ts';

const LINK = 'https://pay-demo.example/q?id=8812';
const LIGHT = { page: '#fff', bubble: '#e9e9eb', ink: '#111' };
const DARK = { page: '#000', bubble: '#26252a', ink: '#f2f2f2' };
const SENT = [
  '【演示卡盟】您的账户存在异常登录，请立即致电官方客服400-000-1234核实，逾期将冻结账户。',
  '您好，我是平台客服，您的会员将于今日自动扣费599元，如需取消请回电+86 138 0000 0000，否则后果自负！',
  '您的快递因地址不详无法派送，请点击 https://kd-demo.example/q?id=8812 补充信息。',
];

let world: SiteWorld;
before(async () => {
  world = await SiteWorld.open();
});
after(() => world?.close());

const found = (text: string): string[] => {
  const identified = identify(text);
  assert.ok(identified.ok);
  return identified.found.map(({ kind, value }) => `${kind} ${value}`);
};
const textOf = ({ result }: Awaited<ReturnType<typeof give>>): string => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.text;
};

test('a page loads nothing of it before a picture is given, and for a code no more than codes need', async () => {
  const { page, asked } = await opened(world);
  assert.deepEqual(
    asked.filter((one) => one.includes('picture')),
    [],
  );
  asked.length = 0;
  const { result, steps } = await give(page, await code(LINK));
  assert.deepEqual(result, { ok: true, value: { codes: [LINK], text: '' } });
  assert.deepEqual(steps, ['decoding', 'loading-qr', 'qr']);
  assert.deepEqual(
    asked.map((one) => one.replace(/-[\w-]{8}\./, '.')).sort(),
    ['qr.worker.js', 'read.js', 'zxing_reader.wasm'].map((name) => `GET /assets/picture/${name}`),
  );
});

test('several codes in one picture: upside down, light on dark, turned', async () => {
  const { page } = await opened(world);
  const image = async (text: string) => `data:image/png;base64,${(await code(text)).toString('base64')}`;
  const picture = await screenshot(
    world,
    `<meta name="viewport" content="width=device-width"><body style="margin:0">
<img src="${await image('one')}" style="width:180px;transform:rotate(180deg)">
<img src="${await image('two')}" style="width:180px;filter:invert(1)">
<img src="${await image('three')}" style="width:180px;margin:60px;transform:rotate(30deg)">`,
  );
  const { result } = await give(page, picture);
  assert.ok(result.ok);
  assert.deepEqual([...result.value.codes].sort(), ['one', 'three', 'two']);
});

for (const [name, style] of Object.entries({ light: LIGHT, dark: DARK }))
  test(`a ${name} screenshot of messages: its numbers and links come through, and nothing leaves the device`, async () => {
    const { page, asked } = await opened(world);
    asked.length = 0;
    const read = await give(page, await screenshot(world, messages(style, SENT)));
    assert.deepEqual(found(textOf(read)), [
      'phone 1069000012345',
      'phone 4000001234',
      'phone 13800000000',
      'url https://kd-demo.example/q?id=8812',
    ]);
    assert.match(textOf(read), /^1069000012345\n【演示卡盟】您的账户存在异常登录，请立即致电/);
    assert.deepEqual(read.steps, ['decoding', 'loading-qr', 'qr', 'loading-text', 'text']);
    for (const parts of Object.values(read.parts)) {
      assert.deepEqual(
        parts,
        [...parts].sort((a, b) => a - b),
        'progress never goes back',
      );
      assert.ok(parts.every((part) => part >= 0 && part <= 1));
    }
    assert.ok((read.parts['loading-text']?.length ?? 0) > 3, 'loading is told as it goes on');
    assert.ok(
      asked.some((one) => one.endsWith('.wasm')),
      'what workers ask for is seen too',
    );
    assert.deepEqual(
      asked.filter((one) => !/^GET \/assets\/picture\/[\w.-]+$/.test(one)),
      [],
    );
  });

test('English is read, too', async () => {
  const { page } = await opened(world);
  const sent = [
    'Your demo account is locked. Call 400-000-1234 or visit http://ty-demo.example.net/login today.',
  ];
  const text = textOf(await give(page, await screenshot(world, messages(DARK, sent)), { lang: 'en' }));
  assert.match(text, /Your demo account/);
  assert.deepEqual(found(text).slice(1), ['phone 4000001234', 'url http://ty-demo.example.net/login']);
});

test('a photograph is turned as its EXIF data say', async () => {
  const { page } = await opened(world);
  const lying = `<meta name="viewport" content="width=device-width"><body style="margin:0"><div style="position:absolute;left:120px;top:420px;font:40px 'Noto Sans CJK SC';white-space:nowrap;transform:translate(-50%,-50%) rotate(-90deg)">客服电话400-000-1234</div>`;
  const jpeg = await screenshot(world, lying, 'jpeg');
  assert.deepEqual(found(textOf(await give(page, withOrientation(jpeg, 6), { type: 'image/jpeg' }))), [
    'phone 4000001234',
  ]);
});

test('a text that is called a picture is none, and nothing more is loaded', async () => {
  const { page, asked } = await opened(world);
  asked.length = 0;
  const { result } = await give(page, Buffer.from('not a picture at all'));
  assert.deepEqual(result, { ok: false, code: 'not-a-picture' });
  assert.deepEqual(asked, [`GET ${SCRIPT}`]);
});

test('what is too large, and what has nothing in it, is said so', async () => {
  const { page } = await opened(world);
  const large = await give(page, Buffer.from(''), { size: 30_000_001 });
  assert.deepEqual(large.result, { ok: false, code: 'too-large' });
  const empty = await give(
    page,
    await screenshot(world, '<body style="background:linear-gradient(#345,#cde)">'),
  );
  assert.deepEqual(empty.result, { ok: false, code: 'nothing-found' });
});

for (const step of ['decoding', 'loading-qr', 'loading-text', 'text'])
  test(`it can be stopped: ${step}`, async () => {
    const { page } = await opened(world);
    const { result, steps } = await give(page, await screenshot(world, messages(LIGHT, SENT)), {
      stopAt: step,
    });
    assert.deepEqual(result, { ok: false, code: 'stopped' });
    assert.equal(steps.at(-1), step, 'nothing is told after that');
    await eventually('its worker has ended', async () => page.workers().length === 0);
  });

for (const missing of ['qr.worker', 'zxing_reader', 'text.worker', 'chi_sim'])
  test(`without ${missing} it says that it could not be loaded`, async () => {
    const { page } = await opened(world);
    await page.context().route(`**/${missing}*`, (route) => route.abort());
    const { result } = await give(page, await screenshot(world, messages(LIGHT, SENT.slice(0, 1))));
    assert.deepEqual(result, { ok: false, code: 'not-loaded' });
  });

test('only the workers may run WebAssembly', async () => {
  const policy = async (path: string) =>
    (await fetch(world.origin + path)).headers.get('content-security-policy') ?? '';
  assert.doesNotMatch(await policy('/help'), /wasm/);
  assert.match(
    await policy(SCRIPT),
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'$/,
  );
});

test('what is loaded stays small', () => {
  const folder = join(import.meta.dirname, '../dist/assets/picture');
  const files = readdirSync(folder);
  const size = (...names: string[]) =>
    names.reduce((sum, name) => {
      const made = files.filter((one) => one.startsWith(`${name}-`) && /\.(br|gz)$/.test(one));
      assert.equal(made.length, 1, `${name}: ${made}`);
      return sum + statSync(join(folder, made[0] ?? '')).size;
    }, 0);
  assert.ok(size('read', 'qr.worker', 'zxing_reader') <= 400_000);
  // The engine's script and its module have one name.
  const engine = files
    .filter((one) => /^tesseract-core-simd-lstm-.*\.br$/.test(one))
    .reduce((sum, one) => sum + statSync(join(folder, one)).size, 0);
  assert.ok(engine <= 1_000_000, `${engine}`);
  assert.ok(size('text.worker', 'chi_sim.traineddata', 'eng.traineddata') + engine <= 5_700_000);
});
