import { type Browser, chromium } from 'playwright-core';

/** Nothing but the pages themselves: no window, no drawing by a graphics card that is not there, no calls home. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a page may keep a test waiting: on a busy machine nothing is wrong with a minute. */
export const PATIENCE_MS = 90_000;

/** Debian's Chromium, or that of CHROMIUM_PATH. */
export const launchChromium = (
  executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
): Promise<Browser> => chromium.launch({ executablePath, args: ARGS });
