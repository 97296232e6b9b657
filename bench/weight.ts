/** Every byte that Chromium asks for to show the contact page for the first time. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { DESKTOP, firstVisit, openChromium, PHONE } from './chromium.ts';
import { heading, table } from './report.ts';
import { startSite } from './site.ts';

/** Long enough for what a page asks for after it was loaded. */
const LINGER_MS = 1_500;

interface Transfer {
  path: string;
  status: number;
  coding: string;
  /** Content-Length of the answer. */
  body: number;
  /** Head and body as they came over the wire. */
  total: number;
}

const VIEWS = [
  { device: 'phone 390×844', options: PHONE, locale: 'zh-CN' },
  { device: 'phone 390×844', options: PHONE, locale: 'en-GB' },
  { device: 'desktop 1440×900', options: DESKTOP, locale: 'zh-CN' },
  { device: 'desktop 1440×900', options: DESKTOP, locale: 'en-GB' },
];

export async function weight(): Promise<void> {
  const site = await startSite();
  const browser = await openChromium();
  try {
    heading('Weight of the first view of /contact');
    console.log(
      `Chromium ${browser.version()}, empty cache; compressed bytes as its debugger counted them.\n`,
    );
    const rows = [['', 'of bodies', 'with heads']];
    for (const { device, options, locale } of VIEWS) {
      const all = await transfers(browser, `${site.origin}/contact`, { ...options, locale });
      const sum = (part: 'body' | 'total') => String(all.reduce((bytes, one) => bytes + one[part], 0));
      rows.push([`${device}, ${locale}`, sum('body'), sum('total')]);
      rows.push(
        ...all.map((one) => [
          `  ${one.path} (${one.status}, ${one.coding})`,
          String(one.body),
          String(one.total),
        ]),
      );
    }
    table(rows);
    console.log('\nBudget: ≤ 14600 bytes.');
  } finally {
    await browser.close();
    await site.stop();
  }
}

function transfers(browser: Browser, url: string, options: BrowserContextOptions): Promise<Transfer[]> {
  return firstVisit(browser, options, async (page, debug) => {
    const asked = new Map<string, Transfer>();
    await debug.send('Network.enable');
    debug.on('Network.requestWillBeSent', ({ requestId, request }) => {
      const { protocol, pathname } = new URL(request.url);
      if (protocol !== 'data:')
        asked.set(requestId, { path: pathname, status: 0, coding: '', body: 0, total: 0 });
    });
    debug.on('Network.responseReceived', ({ requestId, response }) => {
      const one = asked.get(requestId);
      if (!one) return;
      one.status = response.status;
      const headers = new Headers(response.headers);
      one.coding = headers.get('content-encoding') ?? 'plain';
      one.body = Number(headers.get('content-length') ?? Number.NaN);
    });
    debug.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const one = asked.get(requestId);
      if (one) one.total = encodedDataLength;
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(LINGER_MS);
    return [...asked.values()];
  });
}
