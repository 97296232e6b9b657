/** Visitors and an agent who send each other files; a slow network; and a scanner of viruses that says what it is told. */
import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import sharp from 'sharp';
import { ConsoleWorld, type Seat } from './console.world.ts';
import { look } from './embed.world.ts';
import { DEVICES } from './site.world.ts';

/** Something to see: no two of its pixels are compressed alike. */
export async function photo(width: number, height: number, quality = 80): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 150, sigma: 40 } as const;
  const background = { r: 60, g: 130, b: 120 };
  return sharp({ create: { width, height, channels: 3, background, noise } })
    .jpeg({ quality })
    .toBuffer();
}

export const PDF = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`,
);

/** As clamd answers `INSTREAM` (clamd(8)): everything is well until `finds` is set, and nothing is said while it is held. */
export class Scanner {
  finds = false;
  readonly address: string;
  readonly #close: () => void;
  #held: (() => void)[] | null = null;

  static open(): Promise<Scanner> {
    return new Promise((resolve) => {
      let scanner: Scanner | undefined;
      const server = createServer((socket) => scanner?.serve(socket));
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        assert.ok(address && typeof address === 'object');
        scanner = new Scanner(`127.0.0.1:${address.port}`, () => server.close());
        resolve(scanner);
      });
    });
  }

  private constructor(address: string, close: () => void) {
    this.address = address;
    this.#close = close;
  }

  hold(): void {
    this.#held = [];
  }

  release(): void {
    for (const answer of this.#held ?? []) answer();
    this.#held = null;
  }

  serve(socket: Socket): void {
    let got = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      got = Buffer.concat([got, bytes]);
      // A chunk of no bytes ends the stream.
      if (!got.subarray(-4).equals(Buffer.alloc(4))) return;
      const answer = () => socket.end(this.finds ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0');
      if (this.#held) this.#held.push(answer);
      else answer();
    });
  }

  close(): void {
    this.release();
    this.#close();
  }
}

export class FilesWorld {
  readonly console: ConsoleWorld;
  readonly agent: Seat;
  readonly scanner: Scanner;

  static async open(): Promise<FilesWorld> {
    const scanner = await Scanner.open();
    process.env.CLAMD = scanner.address;
    const world = await ConsoleWorld.open();
    const agent = await world.founder('林晓', 'lin@example.com');
    return new FilesWorld(world, agent, scanner);
  }

  private constructor(world: ConsoleWorld, agent: Seat, scanner: Scanner) {
    this.console = world;
    this.agent = agent;
    this.scanner = scanner;
  }

  /** A visitor on a phone. */
  async phone(): Promise<BrowserContext> {
    const browser = this.agent.page.context().browser() ?? assert.fail();
    return browser.newContext({
      ...DEVICES.phone,
      baseURL: this.console.node.origin,
      locale: 'zh-CN',
    });
  }

  /** A conversation that has begun with this text. */
  async started(context: BrowserContext, text: string, path = '/chat'): Promise<Page> {
    const page = await context.newPage();
    await look(page);
    await page.goto(path);
    const launch = page.getByRole('button', { name: '在线客服' });
    if (path !== '/chat') await launch.click();
    await page.getByRole('radio', { name: '卡密有问题' }).click();
    await page.getByLabel('请写下您的问题').fill(text);
    await page.getByRole('button', { name: '开始会话' }).click();
    await page.locator('.mine .meta', { hasText: '已送达服务器' }).last().waitFor();
    return page;
  }

  /** The agent opens the conversation by a message that the list may show it with: a text, or the name of a file. */
  async open(message: string): Promise<Page> {
    const { page } = this.agent;
    await this.agent.goTo('/desk');
    await page.getByRole('link', { name: new RegExp(message) }).click();
    await page.locator('.desk-said.theirs').first().waitFor();
    return page;
  }

  /** All that was said in the conversation that is open at the desk: texts, and names of files. */
  async said(): Promise<string[]> {
    const id = new URL(this.agent.page.url()).searchParams.get('conversation') ?? assert.fail();
    const { frames } = await this.agent.page.evaluate<{
      frames: readonly { messages?: readonly { body: { text?: string; file?: { name: string } } }[] }[];
    }>(`fetch('/api/v1/conversations/${id}/frames?after=0').then((answer) => answer.json())`);
    return frames.flatMap(({ messages = [] }) =>
      messages.flatMap(({ body }) => body.file?.name ?? body.text ?? []),
    );
  }

  async close(): Promise<void> {
    await this.console.close();
    this.scanner.close();
    delete process.env.CLAMD;
  }
}

/** The network of one page, as slow as it is told. */
export class Network {
  readonly #debug: CDPSession;
  private constructor(debug: CDPSession) {
    this.#debug = debug;
  }

  static async of(page: Page): Promise<Network> {
    const debug = await page.context().newCDPSession(page);
    await debug.send('Network.enable');
    return new Network(debug);
  }

  /** @param upload bytes a second; null cuts it */
  async set(upload: number | null): Promise<void> {
    await this.#debug.send('Network.emulateNetworkConditions', {
      offline: upload === null,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: upload ?? 0,
    });
  }
}

export const FULL_SPEED = -1;

const HAND_OVER = `([kind, base64]) => {
  const data = new DataTransfer();
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  data.items.add(new File([bytes], 'shot.jpg', { type: 'image/jpeg' }));
  let target = document.activeElement;
  while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  const more = { bubbles: true, cancelable: true, composed: true };
  target.dispatchEvent(kind === 'paste'
    ? new ClipboardEvent('paste', { ...more, clipboardData: data })
    : new DragEvent(kind, { ...more, dataTransfer: data }));
}`;

/** Hands a picture over as the browser does after a paste or a drop. Scripts of pages are text here. */
export async function handOver(
  page: Page,
  kind: 'paste' | 'dragover' | 'drop',
  to: string,
  bytes: Buffer,
): Promise<void> {
  await page.locator(to).focus();
  await page.evaluate(`(${HAND_OVER})(${JSON.stringify([kind, bytes.toString('base64')])})`);
}
