import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { cspHash } from '../kernel/http/headers.ts';
import { type ConsoleAssets, consoleAssets } from './console-assets.ts';

/** What `npm run build` made of web/: read once at start, then served from memory. */
export interface Assets {
  /** The stylesheet that every public page carries inline. */
  readonly css: string;
  /** Source expression for the policy that lets that stylesheet through: `'sha256-…'` with its quotes. */
  readonly cssHash: string;
  /** `path` names the content, so it may be kept for ever. */
  readonly siteJs: { readonly path: string; readonly bytes: Buffer };
  readonly embedJs: { readonly bytes: Buffer };
  readonly favicon: { readonly bytes: Buffer };
  readonly console: ConsoleAssets;
}

const SITE_ENTRY = 'web/site/site.ts';
const Manifest = z.object({ [SITE_ENTRY]: z.object({ file: z.string() }) });

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
  const { file } = manifest[SITE_ENTRY];
  const css = read('site.css').toString().trim();
  return {
    css,
    cssHash: cspHash(css),
    siteJs: { path: `/${file}`, bytes: read(file) },
    embedJs: { bytes: read('embed.js') },
    favicon: { bytes: read('favicon.svg') },
    console: consoleAssets(read),
  };
}
