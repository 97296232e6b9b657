/** Brings the forms of `/card/verify` and of its saved copy to life. The page says what to do where this does not run. */
import * as z from 'zod';
import { browserCrypto, type LoadCurves } from './crypto.ts';
import { VerifyForm } from './form.ts';
import type { Given } from './trust.ts';

// The page's policy forbids making code from text, and would report the attempt.
z.config({ jitless: true });

export async function start(curves: LoadCurves): Promise<void> {
  // Written by the server that made the page, so its shape is known.
  const given: Given = JSON.parse(document.querySelector('.trust-data')?.textContent ?? '{}');
  const crypto = await browserCrypto(globalThis.crypto?.subtle, curves);
  for (const form of document.querySelectorAll<HTMLFormElement>('form.verify'))
    new VerifyForm(form, given, crypto).start();
}
