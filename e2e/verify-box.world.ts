import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { look } from './embed.world.ts';
import { SiteWorld, type Visitor } from './site.world.ts';

interface PartnerPage {
  /** The page's own HTML. */
  body?: string;
  /** A stylesheet of the partner's own. */
  css?: string;
  lang?: string;
}

/** The demo site, and a partner's page under another host and a strict policy, which asks that site. */
export class BoxWorld {
  readonly site: SiteWorld;
  readonly #partner: Server;
  #page: PartnerPage = {};

  static async open(): Promise<BoxWorld> {
    const site = await SiteWorld.open();
    const world = new BoxWorld(site);
    await new Promise<void>((resolve) => world.#partner.listen(0, '127.0.0.1', resolve));
    return world;
  }

  private constructor(site: SiteWorld) {
    this.site = site;
    this.#partner = createServer(({ url }, response) => {
      const isStyle = url === '/page.css';
      response
        .writeHead(200, {
          'content-type': isStyle ? 'text/css' : 'text/html; charset=utf-8',
          'content-security-policy': this.#policy(),
        })
        .end(isStyle ? this.#page.css : this.#html());
    });
  }

  get host(): string {
    return new URL(this.site.origin).host;
  }

  #policy(): string {
    const { origin } = this.site;
    return `default-src 'none'; style-src 'self'; script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'; trusted-types lit-html`;
  }

  #html(): string {
    const { origin } = this.site;
    const { lang = 'zh-CN', body = `<verify-box><a href="${origin}/verify">到官网核实</a></verify-box>` } =
      this.#page;
    return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>合作伙伴</title>
      <meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/page.css">
      <script async src="${origin}/verify-box.js"></script>
      <main><h1>合作伙伴</h1>${body}</main>`;
  }

  /** Shows the partner's page to a visitor nobody has seen before. */
  async visit(
    page: PartnerPage = {},
    visitor: Visitor = { device: 'phone' },
    prepare: (tab: Page) => Promise<unknown> = look,
  ): Promise<Page> {
    this.#page = page;
    const tab = await this.site.tab(visitor);
    await prepare(tab);
    const { port } = this.#partner.address() as AddressInfo;
    await tab.goto(`http://127.0.0.1:${port}`, { waitUntil: 'networkidle' });
    return tab;
  }

  async close(): Promise<void> {
    this.#partner.close().closeAllConnections();
    await this.site.close();
  }
}

export async function ask(box: Locator, text: string): Promise<void> {
  await box.getByRole('textbox').fill(text);
  await box.getByRole('button').click();
}
