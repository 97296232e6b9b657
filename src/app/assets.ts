import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { cspHash } from '../kernel/http/headers.ts';
import { type ConsoleAssets, consoleAssets } from './console-assets.ts';

interface BuiltFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Of the page that verifies cards. */
interface VerifyAssets {
  readonly style: BuiltFile;
  readonly script: BuiltFile;
  /** What the script loads where a browser lacks an algorithm. */
  readonly curves: BuiltFile;
  /** Script and curves in one, to stand in a page that is saved. */
  readonly offlineJs: string;
}

/** Of the pages that check a call. */
interface CallsAssets {
  readonly style: BuiltFile;
}

/** What `npm run build` made of web/: read once at start, then served from memory. */
export interface Assets {
  /** The stylesheet that every public page carries inline. */
  readonly css: string;
  /** Source expression for the policy that lets that stylesheet through: `'sha256-…'` with its quotes. */
  readonly cssHash: string;
  /** `path` names the content, so it may be kept for ever. */
  readonly siteJs: BuiltFile;
  readonly verify: VerifyAssets;
  readonly calls: CallsAssets;
  readonly embedJs: { readonly bytes: Buffer };
  readonly favicon: { readonly bytes: Buffer };
  readonly console: ConsoleAssets;
}

const SITE = 'web/site/site.ts';
const VERIFY = {
  style: 'web/verify/verify.css',
  script: 'web/verify/main.ts',
  curves: 'web/verify/curves.ts',
};
const CALLS = 'web/verify/calls.css';
const Entry = z.object({ file: z.string() });
const Manifest = z.object({
  [SITE]: Entry,
  [VERIFY.style]: Entry,
  [VERIFY.script]: Entry,
  [VERIFY.curves]: Entry,
  [CALLS]: Entry,
});

/** @throws Error that says what to run, when the build is missing or incomplete. */
export function loadAssets(distDir: string): Assets {
  const read = (name: string): Buffer => {
    try {
      return readFileSync(join(distDir, name));
    } catch (cause) {
      throw new Error(`${join(distDir, name)} cannot be read. Build the pages' files first: npm run build`, {
        cause,
      });
    }
  };
  const manifest = Manifest.parse(JSON.parse(read('manifest.json').toString()));
  const built = (source: string): BuiltFile => {
    const file = manifest[source]?.file ?? '';
    return { path: `/${file}`, bytes: read(file) };
  };
  const css = read('site.css').toString().trim();
  return {
    css,
    cssHash: cspHash(css),
    siteJs: built(SITE),
    verify: {
      style: built(VERIFY.style),
      script: built(VERIFY.script),
      curves: built(VERIFY.curves),
      offlineJs: inlined(read('verify-offline.js').toString().trim()),
    },
    calls: { style: built(CALLS) },
    embedJs: { bytes: read('embed.js') },
    favicon: { bytes: read('favicon.svg') },
    console: consoleAssets(read),
  };
}

/** @throws Error for a script that would end the element in which it stands (HTML §13.2.5, script data). */
function inlined(script: string): string {
  if (/<!--|<\/?script/i.test(script)) throw new Error('verify-offline.js cannot stand in a page');
  return script;
}
