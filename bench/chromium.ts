/** Chromium, and each look at a page as a first visit: its own profile, nothing kept. */
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../test/chromium.ts';
import { find } from './child.ts';

const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
};
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

export function openChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? NAMES.map(find).find((path) => path !== undefined);
  if (executablePath === undefined)
    throw new Error('Chromium is not on the PATH: install it, or set CHROMIUM_PATH.');
  return launchChromium(executablePath);
}

/** `look` gets an empty page, and a line to the debugger of that page. */
export async function firstVisit<T>(
  browser: Browser,
  options: BrowserContextOptions,
  look: (page: Page, debug: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    return await look(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}
