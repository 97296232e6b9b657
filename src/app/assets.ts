import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { cspHash } from '../kernel/http/headers.ts';
import { type ConsoleAssets, consoleAssets } from './console-assets.ts';
import { type PictureAssets, pictureAssets } from './picture-assets.ts';

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

/** Of the pages on which people report. */
interface ReportAssets {
  readonly style: BuiltFile;
  readonly script: BuiltFile;
  /** Does the proof of work. */
  readonly worker: BuiltFile;
}

/** Of the pages that check a call. */
interface CallsAssets {
  readonly style: BuiltFile;
}

/** What `npm run build` made of web/: read once at start, then served from memory; `picture` alone stays on disk. */
export interface Assets {
  /** The stylesheet that every public page carries inline. */
  readonly css: string;
  /** Source expression for the policy that lets that stylesheet through: `'sha256-…'` with its quotes. */
  readonly cssHash: string;
  /** `path` names the content, so it may be kept for ever. */
  readonly siteJs: BuiltFile;
  readonly verify: VerifyAssets;
  /** Of the page that says what is genuine. */
  readonly verdict: { readonly style: BuiltFile; readonly script: BuiltFile };
  readonly report: ReportAssets;
  readonly calls: CallsAssets;
  readonly embedJs: { readonly bytes: Buffer };
  readonly verifyBoxJs: { readonly bytes: Buffer };
  readonly supportChatJs: { readonly bytes: Buffer };
  /** What the chat loads for whoever keeps or erases what was said. */
  readonly chatRecordsJs: { readonly bytes: Buffer };
  readonly favicon: { readonly bytes: Buffer };
  readonly console: ConsoleAssets;
  readonly picture: PictureAssets;
}

const SITE = 'web/site/site.ts';
const VERIFY = {
  style: 'web/verify/verify.css',
  script: 'web/verify/main.ts',
  curves: 'web/verify/curves.ts',
};
const VERDICT = { style: 'web/verdict/verdict.css', script: 'web/verdict/main.ts' };
const REPORT = {
  style: 'web/report/report.css',
  script: 'web/report/main.ts',
  worker: 'web/report/worker.ts',
};
const CALLS = 'web/verify/calls.css';
const Entry = z.object({ file: z.string() });
const Manifest = z.object({
  [SITE]: Entry,
  [VERIFY.style]: Entry,
  [VERIFY.script]: Entry,
  [VERIFY.curves]: Entry,
  [VERDICT.style]: Entry,
  [VERDICT.script]: Entry,
  [REPORT.style]: Entry,
  [REPORT.script]: Entry,
  [REPORT.worker]: Entry,
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
    verdict: { style: built(VERDICT.style), script: built(VERDICT.script) },
    report: {
      style: built(REPORT.style),
      script: built(REPORT.script),
      worker: built(REPORT.worker),
    },
    calls: { style: built(CALLS) },
    embedJs: { bytes: read('embed.js') },
    verifyBoxJs: { bytes: read('verify-box.js') },
    supportChatJs: { bytes: read('support-chat.js') },
    chatRecordsJs: { bytes: read('support-chat-records.js') },
    favicon: { bytes: read('favicon.svg') },
    console: consoleAssets(read),
    picture: pictureAssets(distDir, read),
  };
}

/** @throws Error for a script that would end the element in which it stands (HTML §13.2.5, script data). */
function inlined(script: string): string {
  if (/<!--|<\/?script/i.test(script)) throw new Error('verify-offline.js cannot stand in a page');
  return script;
}
