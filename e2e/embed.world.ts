import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ContactState } from '../src/find/surfaces/contract.ts';
import { launchChromium } from '../test/chromium.ts';

export const NOW = '2025-11-22T06:05:00.000Z';
export const NUMBER = '400-000-0147';

const chat = {
  id: 'chat',
  kind: 'chat',
  label: { zh: '在线客服', en: 'Online chat' },
  display: 'https://clearline.example/chat',
  uri: 'https://clearline.example/chat',
  state: { open: false, always: false, opensAt: '2025-11-23T01:00:00.000Z', closesAt: null },
  stateText: { zh: '休息中,明天 9:00 开始服务', en: 'Closed, opens tomorrow at 9:00' },
  down: null,
  hoursText: { zh: '每天 9:00–22:00(北京时间)', en: 'Every day 9:00–22:00 (Beijing time)' },
};

/** What the official site answers, valid by its contract. */
export const CONTACT = ContactState.parse({
  n: 7,
  issued: '2025-11-01T00:00:00.000Z',
  expires: '2026-02-01T00:00:00.000Z',
  asOf: '2025-11-22T06:04:00.000Z',
  live: true,
  operator: { zh: '天远卡盟(演示)', en: 'Tianyuan Cards (demo)' },
  site: 'https://clearline.example/contact',
  primary: 'hotline',
  channels: [
    {
      ...chat,
      id: 'hotline',
      kind: 'phone',
      label: { zh: '官方客服热线', en: 'Official service line' },
      display: NUMBER,
      uri: 'tel:4000000147;phone-context=+86',
      state: { open: true, always: false, opensAt: null, closesAt: '2025-11-22T14:00:00.000Z' },
      stateText: { zh: '服务中,22:00 结束', en: 'Open, closes at 22:00' },
      down: null,
    },
    chat,
  ],
});

const listen = (handler: RequestListener): Promise<{ server: Server; origin: string }> =>
  new Promise((resolve) => {
    const server = createServer(handler).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ server, origin: `http://127.0.0.1:${port}` });
    });
  });

interface PartnerPage {
  /** Attributes of the element. */
  attributes?: string;
  /** A stylesheet of the partner's own. */
  css?: string;
  /** A script of the partner's own, before the embed. */
  script?: string;
  /** More directives for the partner's policy. */
  csp?: string;
  lang?: string;
}

/** The official site, a partner's site on another origin, and a browser. */
export class World {
  readonly #browser: Browser;
  readonly #servers: Server[];
  readonly #partner: string;
  /** What the official site answers; null is an outage. */
  answer: ContactState | null = CONTACT;
  /** The time on the official site's clock. */
  now = NOW;
  /** How often it was asked. */
  asked = 0;
  readonly site: string;
  #page: PartnerPage = {};

  static async open(): Promise<World> {
    const script = readFileSync(new URL('../dist/embed.js', import.meta.url));
    let world: World | undefined;
    const site = await listen((request, response) => {
      if (request.url === '/embed.js') response.setHeader('content-type', 'text/javascript').end(script);
      else world?.respond(response);
    });
    const partner = await listen((request, response) => {
      const part = world?.part(request.url ?? '/');
      response
        .writeHead(200, { 'content-type': part?.type, 'content-security-policy': part?.csp })
        .end(part?.body);
    });
    const browser = await launchChromium();
    world = new World(browser, site, partner);
    return world;
  }

  private constructor(
    browser: Browser,
    site: { server: Server; origin: string },
    partner: { server: Server; origin: string },
  ) {
    this.#browser = browser;
    this.#servers = [site.server, partner.server];
    this.site = site.origin;
    this.#partner = partner.origin;
  }

  respond(response: Parameters<RequestListener>[1]): void {
    this.asked += 1;
    response
      .setHeader('access-control-allow-origin', '*')
      .setHeader('access-control-expose-headers', 'date')
      .setHeader('date', new Date(this.now).toUTCString());
    if (this.answer) response.setHeader('content-type', 'application/json').end(JSON.stringify(this.answer));
    else response.writeHead(503).end();
  }

  part(path: string): { type: string; csp: string; body: string } {
    const { attributes = '', css = '', script, csp = '', lang = 'zh-CN' } = this.#page;
    const policy = `default-src 'none'; style-src 'self'; script-src ${script ? "'self' " : ''}${this.site}; connect-src ${this.site}; ${csp}`;
    if (path === '/page.css') return { type: 'text/css', csp: policy, body: css };
    if (path === '/page.js') return { type: 'text/javascript', csp: policy, body: script ?? '' };
    const body = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>合作伙伴</title>
      <meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/page.css">
      ${script ? '<script src="/page.js"></script>' : ''}<script async src="${this.site}/embed.js"></script>
      <main><h1>合作伙伴</h1><p id="control">${NUMBER}</p><div id="place">
      <contact-card ${attributes}><a href="${this.site}/contact">联系官方客服</a></contact-card></div><p>下文</p></main>`;
    return { type: 'text/html; charset=utf-8', csp: policy, body };
  }

  /** Shows a partner's page in a browser of its own kind, after `prepare`. */
  async visit(
    page: PartnerPage = {},
    options: BrowserContextOptions = {},
    prepare: (page: Page) => Promise<unknown> = look,
  ): Promise<Page> {
    this.#page = page;
    const context = await this.#browser.newContext({ viewport: { width: 900, height: 600 }, ...options });
    const tab = await context.newPage();
    await prepare(tab);
    await tab.goto(this.#partner, { waitUntil: 'networkidle' });
    return tab;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    for (const server of this.#servers) server.close().closeAllConnections();
  }
}

/** Opens the closed shadow root, so that a test can look inside. Scripts of pages are text here: this side has no DOM. */
export const look = (page: Page): Promise<unknown> =>
  page.addInitScript(`{
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' });
    };
  }`);
