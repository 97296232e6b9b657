/** What `npm run build` made to read pictures with: megabytes, which stay on disk until somebody gives a picture. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import * as z from 'zod';
import type { HttpEnv } from '../kernel/http/context.ts';

const ENTRY = 'web/picture/read.ts';
const Manifest = z.object({ [ENTRY]: z.object({ file: z.string(), assets: z.array(z.string()) }) });

export interface PictureAssets {
  /** The module that a page loads when somebody gives a picture. */
  readonly script: string;
  /** The folder of the build, under which paths on the site are found. */
  readonly dir: string;
}

/** @param read gives a file of the build by its name, or throws an Error that says what to do */
export function pictureAssets(dir: string, read: (name: string) => Buffer): PictureAssets {
  const { file, assets } = Manifest.parse(JSON.parse(read('picture.json').toString()))[ENTRY];
  for (const name of [file, ...assets])
    if (!existsSync(join(dir, name))) throw new Error(`the build has no ${name}: npm run build`);
  return { script: `/${file}`, dir };
}

/**
 * For the scripts among them, which workers run: a worker obeys the policy that comes with its own script, so the page
 * need not allow WebAssembly. What works on a picture can fetch our files, and do nothing else.
 */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

export function pictureRoutes(app: Hono<HttpEnv>, { dir }: PictureAssets): void {
  app.get(
    '/assets/picture/:file',
    async (c, next) => {
      await next();
      if (!c.res.ok) return;
      c.res.headers.set('Cache-Control', 'public, max-age=31536000, immutable');
      c.res.headers.set('Content-Security-Policy', POLICY);
    },
    serveStatic({ root: dir, precompressed: true }),
  );
}
