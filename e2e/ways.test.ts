/** R55: what works now stands on the contact page and at the chat, with and without a script, and when the line is too long. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violationsEitherWay } from './axe.ts';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { look } from './embed.world.ts';
import { eventually } from './site.node.ts';
import { overflow } from './site.probes.ts';
import { DEVICES, type Device } from './site.world.ts';

let world: ConsoleWorld;
let owner: Seat;
before(async () => {
  world = await ConsoleWorld.open();
  owner = await world.founder('林晓', 'lin@example.com');
});
after(() => world?.close());

interface Visit {
  readonly script?: boolean;
  readonly lang?: 'zh' | 'en';
  readonly device?: Device;
}

async function visit(
  path: string,
  { script = true, lang = 'zh', device = 'phone' }: Visit = {},
): Promise<Page> {
  const browser = owner.page.context().browser() ?? assert.fail();
  const context = await browser.newContext({
    ...DEVICES[device],
    baseURL: world.node.origin,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  if (script) await look(page);
  await page.goto(path);
  return page;
}

/** As the console asks, by the session of whoever sits there. */
const ask = (method: string, path: string, body: object) =>
  owner.page.evaluate(
    async ([how, where, what]) => {
      const response = await fetch(`/api/v1${where}`, {
        method: how,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(what),
      });
      if (!response.ok) throw new Error(`${how} ${where}: ${response.status} ${await response.text()}`);
    },
    [method, path, body] as const,
  );

const now = async (query = '') =>
  (await (await fetch(`${world.node.origin}/api/v1/ways${query}`)).json()) as {
    step: string;
    chat: { state: string; offers: string[] };
  };
const section = async (page: Page) => (await page.locator('#now').textContent()) ?? '';

async function looksRight(page: Page, what: string): Promise<void> {
  assert.deepEqual(await overflow(page), [], what);
  assert.deepEqual(await violationsEitherWay(page), [], what);
}

test('nobody is at the desk: the page says so, and what works without a script stands beside the chat', async () => {
  await eventually('the queue has been looked at', async () => (await now()).chat.state === 'closed');
  for (const script of [true, false]) {
    const page = await visit('/contact', { script });
    const text = await section(page);
    assert.match(text, /在线留言/);
    assert.match(text, /前答复/);
    assert.ok((await page.locator('#now a[href^="tel:"]').count()) > 0, 'the number, by one tap');
    if (script) await looksRight(page, '/contact');
    await page.context().close();
  }
  const plain = await visit('/chat', { script: false });
  assert.match((await plain.locator('noscript .ways, main .ways').first().textContent()) ?? '', /现在开放/);
  await plain.context().close();
});

test('somebody comes to the desk: an open page learns of it by itself', async () => {
  const page = await visit('/contact');
  await ask('PUT', '/queue/presence', { state: 'available' });
  await eventually('the chat is open', async () => (await now()).chat.state === 'open');
  await eventually(
    'the page says so without being loaded anew',
    async () => /现在有客服，马上接待.*在线客服/s.test(await section(page)),
    45_000,
  );
  await page.context().close();
  // Whoever says nothing for a minute counts as away.
  await ask('PUT', '/queue/presence', { state: 'available' });
  const chat = await visit('/chat');
  await chat.getByText('现在有客服，马上接待').waitFor();
  assert.equal(await chat.getByRole('button', { name: '开始会话' }).count(), 1);
  await chat.context().close();
});

test('a supervisor holds a step: enquiries leave a message and are told by when, account security does not', async () => {
  await ask('PUT', '/queue/presence', { state: 'busy' });
  await ask('PUT', '/queue/load', { step: 'incident' });
  await eventually('visitors are told', async () => (await now()).step === 'incident');
  const contact = await visit('/contact', { script: false });
  assert.match(await section(contact), /排队异常地长/);
  await contact.context().close();

  const page = await visit('/chat');
  await page.locator('.step', { hasText: '排队异常地长' }).waitFor();
  assert.equal(await page.getByRole('button', { name: '开始会话' }).count(), 0);
  await looksRight(page, '/chat while a message is offered');
  await page.getByLabel('请写下您的问题').fill('请问怎么开发票');
  await page.getByRole('button', { name: '留言，稍后答复' }).click();
  await page.getByText(/已收到您的留言，.*前答复/).waitFor();
  await looksRight(page, '/chat after a message');
  await page.context().close();

  const security = await visit('/chat');
  await security.getByRole('radio', { name: '账号安全' }).click();
  await security.getByLabel('请写下您的问题').fill('账号被盗了');
  await security.getByRole('button', { name: '开始会话' }).click();
  await security.getByText('您是下一位').waitFor();
  await security.context().close();
  await ask('PUT', '/queue/load', { step: null });
});
