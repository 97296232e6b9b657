import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import QRCode from 'qrcode';
import { pictureAssets } from '../src/app/picture-assets.ts';
import type { PictureResult } from '../web/picture/result.ts';
import type { SiteWorld } from './site.world.ts';

const DIST = join(import.meta.dirname, '../dist');
export const SCRIPT = pictureAssets(DIST, (name) => readFileSync(join(DIST, name))).script;

export interface Outcome {
  readonly result: PictureResult;
  /** Each step once, in the order in which they were told. */
  readonly steps: readonly string[];
  /** The parts of each step as they were told. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
}

const READ = `async ({ script, bytes, name, type, lang, stopAt, size }) => {
  const { readPicture } = await import(script);
  const file = new File([size ? new Uint8Array(size) : Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name, { type });
  const [steps, parts, stop] = [[], {}, new AbortController()];
  const result = await readPicture(file, (step, part) => {
    if (!steps.includes(step)) steps.push(step);
    (parts[step] ??= []).push(part);
    if (step === stopAt) stop.abort();
  }, stop.signal, lang);
  return { result, steps, parts };
}`;

interface Given {
  readonly name?: string;
  readonly type?: string;
  readonly lang?: 'zh' | 'en';
  /** The step at whose first word the reading is stopped. */
  readonly stopAt?: string;
  /** So many bytes in place of the picture. */
  readonly size?: number;
}

/** Gives the picture to the module, as a page of the site would. */
export function give(page: Page, picture: Buffer, given: Given = {}): Promise<Outcome> {
  const asked = {
    script: SCRIPT,
    bytes: picture.toString('base64'),
    name: 'picture.png',
    type: 'image/png',
    lang: 'zh',
    ...given,
  };
  return page.evaluate<Outcome>(`(${READ})(${JSON.stringify(asked)})`);
}

/** A page of the site at rest, and everything that is asked for from then on, by whichever worker. */
export async function opened(world: SiteWorld): Promise<{ page: Page; asked: string[] }> {
  const page = await world.tab({ device: 'phone' });
  const asked: string[] = [];
  page.context().on('request', (request) => {
    asked.push(`${request.method()} ${request.url().replace(world.origin, '')}${request.postData() ?? ''}`);
  });
  await page.goto('/help', { waitUntil: 'networkidle' });
  return { page, asked };
}

export const code = (text: string): Promise<Buffer> => QRCode.toBuffer(text, { margin: 4, scale: 6 });

/** What is drawn, at the size of a phone's screen. */
export async function screenshot(
  world: SiteWorld,
  html: string,
  type: 'png' | 'jpeg' = 'png',
): Promise<Buffer> {
  const page = await world.tab({ device: 'phone', more: { deviceScaleFactor: 2 } });
  await page.setContent(html);
  const picture = await page.screenshot({ type });
  await page.context().close();
  return picture;
}

/** Messages as telephones show them. */
export const messages = (
  style: { page: string; bubble: string; ink: string },
  texts: readonly string[],
): string =>
  `<meta name="viewport" content="width=device-width"><body style="margin:0;background:${style.page};color:${style.ink};font:17px/1.4 'Noto Sans CJK SC',sans-serif">
<p style="text-align:center;color:#888">1069000012345</p>
${texts.map((text) => `<div style="margin:8px 12px;padding:9px 13px;max-width:285px;border-radius:18px;background:${style.bubble};overflow-wrap:anywhere">${text}</div>`).join('')}`;

/** The same JPEG with an EXIF block that says how it is to be turned (EXIF 2.3 §4.6.2, tag 0x0112). */
export function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from(
    `ffe100224578696600004d4d002a00000008000101120003000000010${orientation.toString(16).padStart(3, '0')}000000000000`,
    'hex',
  );
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}
