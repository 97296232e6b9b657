/** Visitors with browsers of their own, and an agent whose desk asks what a test wants to know. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { look } from './embed.world.ts';
import { DEVICES } from './site.world.ts';

interface Waiting {
  readonly id: string;
  readonly number: number;
  readonly excerpt: string;
  readonly intent: string;
}

export class ChatWorld {
  readonly world: ConsoleWorld;
  readonly agent: Seat;

  private constructor(world: ConsoleWorld, agent: Seat) {
    this.world = world;
    this.agent = agent;
  }

  static async open(): Promise<ChatWorld> {
    const world = await ConsoleWorld.open();
    return new ChatWorld(world, await world.founder('林晓', 'lin@example.com'));
  }

  close(): Promise<void> {
    return this.world.close();
  }

  /** A phone that nobody has used here. */
  phone({ lang = 'zh', ...options }: BrowserContextOptions & { lang?: 'zh' | 'en' } = {}) {
    const browser = this.agent.page.context().browser() ?? assert.fail();
    return browser.newContext({
      ...DEVICES.phone,
      baseURL: this.world.node.origin,
      locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
      ...options,
    });
  }

  /** As the desk asks, by the session of whoever sits there. */
  desk<T>(method: string, path: string, body?: object): Promise<T> {
    return this.agent.page.evaluate<T, readonly [string, string, object | undefined]>(
      async ([how, where, what]) => {
        const response = await fetch(`/api/v1${where}`, {
          method: how,
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          ...(what ? { body: JSON.stringify(what) } : {}),
        });
        if (!response.ok) throw new Error(`${how} ${where}: ${response.status} ${await response.text()}`);
        return (response.status === 204 ? null : await response.json()) as T;
      },
      [method, path, body] as const,
    );
  }

  async inQueue(excerpt: string): Promise<Waiting> {
    const { conversations } = await this.desk<{ conversations: readonly Waiting[] }>(
      'GET',
      '/conversations?list=queue',
    );
    return (
      conversations.find((one) => one.excerpt === excerpt) ?? assert.fail(`nobody waits with “${excerpt}”`)
    );
  }

  answer(id: string, text: string) {
    return this.desk('POST', `/conversations/${id}/messages`, { key: crypto.randomUUID(), text });
  }

  /** What was said in it, as it is stored. */
  async said(id: string): Promise<string[]> {
    const { frames } = await this.desk<{
      frames: readonly { messages?: readonly { body: { text?: string } }[] }[];
    }>('GET', `/conversations/${id}/frames?after=0`);
    return frames.flatMap(({ messages = [] }) => messages.flatMap(({ body }) => body.text ?? []));
  }

  /** A page of another host, under a strict policy that allows sockets in the frame alone. */
  async partner(t: TestContext, isFramed = false): Promise<string> {
    const { origin } = this.world.node;
    const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin} ${isFramed ? origin.replace('http', 'ws') : ''}; frame-src http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types lit-html`;
    const chat = `<script async src="${origin}/support-chat.js"></script><main><h1>合作伙伴</h1><support-chat></support-chat></main>`;
    const server = createServer(({ url, headers }, response) => {
      const isOuter = isFramed && url === '/';
      const body = isOuter
        ? `<iframe title="客服" src="http://${headers.host}/inner" width="390" height="700"></iframe>`
        : chat;
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
        .end(
          `<!doctype html><html lang="zh-CN"><title>合作伙伴</title><meta name="viewport" content="width=device-width">${body}`,
        );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close().closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }
}

export async function visit(context: BrowserContext, path = '/chat'): Promise<Page> {
  const page = await context.newPage();
  await look(page);
  await page.goto(path);
  return page;
}

export async function start(page: Page, intent: string, text: string): Promise<void> {
  await page.getByRole('radio', { name: intent }).click();
  await page.getByLabel('请写下您的问题').fill(text);
  await page.getByRole('button', { name: '开始会话' }).click();
  await page.locator('.bubble', { hasText: text }).waitFor();
}

export async function say(page: Page, text: string): Promise<void> {
  const field = page.getByLabel('继续说…');
  await field.fill(text);
  await field.press('Enter');
}

/** What stands in the log, from above. */
export const bubbles = async (page: Page): Promise<string[]> =>
  (await page.locator('.log > .one .bubble').allTextContents()).map((text) => text.replace(/^您：/, ''));

export const stored = (page: Page) =>
  page
    .locator('.mine .meta', { hasText: /已送达服务器|客服已/ })
    .last()
    .waitFor();
