import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { violations } from './axe.ts';
import { CONTACT, look, NOW, NUMBER, World } from './embed.world.ts';

let world: World;
before(async () => {
  world = await World.open();
});
after(() => world.close());
beforeEach(() => {
  world.answer = CONTACT;
  world.now = NOW;
  world.asked = 0;
});

const closed = async (): Promise<void> => {};
const card = (page: Page) => page.locator('contact-card .card');
const link = (page: Page) => page.getByRole('link', { name: '联系官方客服' });
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
/** The same place on every page, so that pictures can be compared. */
const PLACE = `#place#place{position:absolute!important;left:20px!important;top:200px!important;width:420px!important}
#place#place::before,#place#place::after{display:none!important}
html:root,html:root body{writing-mode:horizontal-tb!important;direction:ltr!important}`;
const TRAP = '@font-face{font-family:NAME;src:local("DejaVu Serif"),local("Noto Serif CJK SC")}';
const FAMILIES = [
  'system-ui',
  '"system-ui"',
  'sans-serif',
  '"sans-serif"',
  'Arial',
  '"DejaVu Sans"',
  '"Noto Sans CJK SC"',
];
const HOSTILE = `${PLACE}
${FAMILIES.map((name) => TRAP.replace('NAME', name)).join('\n')}
@property --ink{syntax:"<length>";inherits:true;initial-value:1px}
*{font-family:serif!important;letter-spacing:9px!important;text-transform:full-width!important;word-spacing:1em!important;
text-indent:60px!important;color:transparent!important;-webkit-text-fill-color:transparent!important;font-size:1px!important;
-webkit-text-security:disc!important;visibility:hidden!important;writing-mode:vertical-rl!important;direction:rtl!important;
unicode-bidi:bidi-override!important;font-feature-settings:"zero","ss01"!important;font-variant:small-caps!important;
text-shadow:9px 0 red!important;zoom:1!important;--ink:red!important;line-height:0!important;hyphens:auto!important}
*::before,*::after{content:"400-999-9999 "!important;display:block!important;font-size:40px!important;visibility:visible!important}
#place{text-decoration:line-through 30px red!important}
#place::first-letter,#place::first-line,contact-card::first-letter,contact-card::first-line{font-size:0!important}
contact-card{filter:invert(1)!important;content-visibility:hidden!important;content:url("data:image/png,")!important;
transform:scaleX(-1)!important;clip-path:inset(0 50% 0 0)!important;opacity:.1!important;overflow:hidden!important;
height:10px!important;max-width:40px!important;padding:50px!important;mask:linear-gradient(red,transparent)!important;
display:inline!important;columns:4!important;mix-blend-mode:difference!important;animation:x 1s infinite!important}
contact-card *,contact-card::part(value),contact-card .value{display:none!important}
@keyframes x{to{transform:rotate(180deg)}}`;

/** The card as it is drawn, wherever the page has put it. */
const picture = (page: Page) => page.locator('contact-card').screenshot();

/** The text in the closed shadow roots, by the debugger. */
async function shadowText(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const read = (node: typeof root, inside: boolean): string =>
    (inside ? node.nodeValue : '') +
    [
      ...(node.children ?? []).map((child) => read(child, inside)),
      ...(node.shadowRoots ?? []).map((shadow) => read(shadow, shadow.shadowRootType === 'closed')),
    ].join(' ');
  return read(root, false);
}

test('embed.js is at most 8 KB compressed', () => {
  const size = gzipSync(readFileSync(new URL('../dist/embed.js', import.meta.url)), { level: 9 }).length;
  assert.ok(size <= 8192, `${size} bytes`);
});

test('shows number, state, operator, time and source under a strict policy, on another origin', async () => {
  const page = await world.visit({ csp: "require-trusted-types-for 'script'; trusted-types lit-html" });
  const shown = (await card(page).textContent()) ?? '';
  for (const part of [
    NUMBER,
    '服务中,22:00 结束',
    '天远卡盟(演示)',
    '官方客服热线',
    '截至 11月22日 14:05（北京时间）',
  ])
    assert.ok(shown.includes(part), `${part} in ${shown}`);
  assert.equal(await page.getByRole('link', { name: '到官网核对' }).getAttribute('href'), CONTACT.site);
  assert.equal(await link(page).isVisible(), false);
  assert.equal(await card(page).getAttribute('translate'), 'no');
});

test('a tap dials on a phone; a computer copies', async () => {
  const phone = await world.visit({}, PHONE);
  const tel = 'tel:4000000147;phone-context=+86';
  assert.equal(await phone.getByRole('link', { name: NUMBER, exact: true }).getAttribute('href'), tel);
  assert.equal(await phone.getByRole('link', { name: '拨打电话' }).getAttribute('href'), tel);
  const desk = await world.visit({}, { permissions: ['clipboard-read', 'clipboard-write'] });
  assert.equal(await desk.locator('contact-card a[href^="tel:"]').count(), 0);
  await desk.getByRole('button', { name: '复制' }).click();
  await desk.getByRole('status').getByText('已复制').waitFor({ state: 'attached' });
  assert.equal(await desk.evaluate('navigator.clipboard.readText()'), NUMBER);
});

test('follows its attributes and the language of the page', async () => {
  const page = await world.visit({ lang: 'en-GB', attributes: 'channel="chat"' });
  assert.match(
    (await card(page).textContent()) ?? '',
    /Online chat[\s\S]*Closed, opens tomorrow at 9:00[\s\S]*As of 22 Nov, 14:05/,
  );
  await page.locator('contact-card').evaluate((element) => {
    element.setAttribute('lang', 'zh');
    element.setAttribute('channel', 'no-such-channel');
  });
  await card(page).getByText('官方客服热线').waitFor();
});

test('the page cannot style it into showing anything else', async () => {
  const plain = await world.visit({ css: PLACE }, {}, closed);
  const hostile = await world.visit({ css: HOSTILE }, {}, closed);
  const control = (page: Page) => page.evaluate("getComputedStyle(document.querySelector('#control')).color");
  assert.notEqual(await control(plain), await control(hostile), 'the hostile styles reach the page');
  assert.ok((await shadowText(hostile)).includes(NUMBER));
  assert.ok((await picture(plain)).equals(await picture(hostile)), 'drawn exactly as on a plain page');
  assert.equal(await hostile.locator('contact-card').evaluate((c) => c.shadowRoot), null);
});

test('children that the page adds beside the data are not shown', async () => {
  const page = await world.visit({ css: PLACE }, {}, closed);
  const before = await picture(page);
  await page.locator('contact-card').evaluate((c) => c.replaceChildren('拨打 400-999-9999'));
  assert.ok(before.equals(await picture(page)));
});

test('the link stays where there is no script, no answer, or another element of the name', async () => {
  assert.ok(await link(await world.visit({}, { javaScriptEnabled: false }, closed)).isVisible());
  const messages: string[] = [];
  const taken = await world.visit(
    { script: 'customElements.define("contact-card",class extends HTMLElement{})' },
    {},
    async (p) => {
      p.on('console', (message) => messages.push(message.text()));
    },
  );
  assert.ok(await link(taken).isVisible());
  assert.match(messages.join(), /another script has defined this element/);
  world.answer = null;
  assert.ok(await link(await world.visit()).isVisible());
  assert.equal(world.asked, 1);
});

test('renews itself each minute and keeps the last answer, with its time, through an outage', async () => {
  const page = await world.visit({}, {}, async (p) => {
    await look(p);
    await p.clock.install();
  });
  const next = (text: string) => card(page).getByText(text).waitFor();
  world.answer = null;
  await page.clock.runFor(61_000);
  await next('截至 11月22日 14:05（北京时间），暂时无法刷新');
  await next(NUMBER);
  world.answer = CONTACT;
  world.now = '2025-11-22T06:07:00Z';
  await page.clock.runFor(60_000);
  await next('截至 11月22日 14:07（北京时间）');
  world.answer = { ...CONTACT, live: false };
  await page.clock.runFor(60_000);
  await next('截至 11月22日 14:04（北京时间），暂时无法刷新');
  world.answer = CONTACT;
  world.now = CONTACT.expires;
  await page.clock.runFor(60_000);
  await next('这份官方名片已过有效期');
  assert.equal(world.asked, 5);
});

for (const device of [{}, PHONE])
  test(`moves nothing where the page reserves its room: ${device.isMobile ? 'phone' : 'desktop'}`, async () => {
    const css = `contact-card{display:block;min-height:248px}
      @media(hover:none) and (pointer:coarse){contact-card{min-height:312px}}`;
    const page = await world.visit({ css }, device, async (p) => {
      await p.addInitScript(`new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) document.title += ' shift ' + entry.value;
      }).observe({ type: 'layout-shift', buffered: true })`);
    });
    assert.equal(await page.title(), '合作伙伴');
  });

for (const theme of ['light', 'dark'] as const)
  for (const device of [{}, PHONE])
    test(`axe reports nothing: ${theme}, ${device.isMobile ? 'phone' : 'desktop'}`, async () => {
      const page = await world.visit({ attributes: `theme="${theme}"` }, device);
      await card(page).waitFor();
      assert.deepEqual(await violations(page, { within: 'contact-card' }), []);
    });
