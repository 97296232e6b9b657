import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The site's own stylesheet, which the server inlines, its one script, and what the page that verifies cards has beside
 * them. dist/manifest.json names the files.
 */
const site: BuildEnvironmentOptions = {
  manifest: 'manifest.json',
  modulePreload: false,
  rolldownOptions: {
    input: {
      site: file('web/site/site.ts'),
      css: file('web/styles/public.css'),
      verify: file('web/verify/main.ts'),
      look: file('web/verify/verify.css'),
      verdict: file('web/verdict/main.ts'),
      'verdict-look': file('web/verdict/verdict.css'),
      report: file('web/report/main.ts'),
      'report-look': file('web/report/report.css'),
      worker: file('web/report/worker.ts'),
      calls: file('web/verify/calls.css'),
    },
    output: {
      entryFileNames: 'assets/[name]-[hash].js',
      chunkFileNames: 'assets/[name]-[hash].js',
      assetFileNames: ({ names }) =>
        names.includes('css.css') ? 'site.css' : 'assets/[name]-[hash][extname]',
    },
  },
};

const favicon: Plugin = {
  name: 'favicon',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle() {
    const source = readFileSync(file('web/site/favicon.svg'));
    this.emitFile({ type: 'asset', fileName: 'favicon.svg', source });
  },
};

/** An element for partners' pages: one classic script under a name that never changes. */
const element = (input: string, entryFileNames: string): BuildEnvironmentOptions => ({
  emptyOutDir: false,
  rolldownOptions: { input: file(input), output: { format: 'iife', entryFileNames } },
});

/** What an element loads once it is wanted: a module under a name that never changes. */
const elementPart = (input: string, entryFileNames: string): BuildEnvironmentOptions => ({
  emptyOutDir: false,
  rolldownOptions: {
    input: file(input),
    preserveEntrySignatures: 'strict',
    output: { format: 'es', entryFileNames },
  },
});

/** The script that verifies cards once more, whole, for a page that is saved and asks nobody for anything. */
const offline: BuildEnvironmentOptions = {
  emptyOutDir: false,
  rolldownOptions: {
    input: file('web/verify/saved.ts'),
    output: { format: 'iife', entryFileNames: 'verify-offline.js' },
  },
};

/** Either is what a person sees first. */
const FIRST_SCREENS = /web\/console\/(app|home)\.tsx$|accounts\/console\/sign-in\.tsx$/;

/** The staff console: a light start, and each screen in a file of its own. dist/console.json names them. */
const staffConsole: BuildEnvironmentOptions = {
  emptyOutDir: false,
  manifest: 'console.json',
  modulePreload: { polyfill: false },
  cssCodeSplit: false,
  chunkSizeWarningLimit: 1_000,
  rolldownOptions: {
    input: { console: file('web/console/main.tsx') },
    output: {
      entryFileNames: 'assets/console/[name]-[hash].js',
      chunkFileNames: 'assets/console/[name]-[hash].js',
      assetFileNames: 'assets/console/[name]-[hash][extname]',
      // One file, with all that it rests on: browsers fetch six at a time, and each round costs a phone half a second.
      codeSplitting: { groups: [{ name: 'start', test: FIRST_SCREENS }] },
    },
  },
};

const PICTURE = 'assets/picture';
const pictureNames = {
  entryFileNames: `${PICTURE}/[name]-[hash].js`,
  chunkFileNames: `${PICTURE}/[name]-[hash].js`,
  assetFileNames: `${PICTURE}/[name]-[hash][extname]`,
};

/** What reads pictures, loaded when somebody gives one: a module for the page, workers, libraries and their data. */
const picture: BuildEnvironmentOptions = {
  emptyOutDir: false,
  manifest: 'picture.json',
  modulePreload: false,
  rolldownOptions: {
    input: { read: file('web/picture/read.ts') },
    preserveEntrySignatures: 'strict',
    output: pictureNames,
  },
};

/**
 * Megabytes, which no node should compress while visitors wait. The best quality would save a tenth more and take half
 * a minute of the first start.
 */
const pictureBrotli: Plugin = {
  name: 'picture-brotli',
  applyToEnvironment: ({ name }) => name === 'picture',
  writeBundle({ dir = 'dist' }) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };
    const folder = join(dir, PICTURE);
    for (const name of readdirSync(folder).filter((one) => /\.(js|wasm)$/.test(one))) {
      const path = join(folder, name);
      writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params }));
    }
  },
};

/**
 * At the best quality this takes seconds, which no node should spend while visitors wait. From the files as they were
 * written: Vite still changes what `generateBundle` sees.
 */
const brotli: Plugin = {
  name: 'brotli',
  applyToEnvironment: ({ name }) => name === 'console',
  writeBundle({ dir = 'dist' }, bundle) {
    for (const name of Object.keys(bundle).filter((one) => /\.(js|css)$/.test(one)))
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(readFileSync(join(dir, name))));
  },
};

/** `vite build` builds the environments one after the other: an IIFE and hashed modules cannot share one output. */
export default defineConfig({
  publicDir: false,
  plugins: [react(), favicon, brotli, pictureBrotli],
  worker: { format: 'es', rolldownOptions: { output: pictureNames } },
  build: { target: 'es2022', cssTarget: 'chrome100', assetsInlineLimit: 0, reportCompressedSize: true },
  builder: {},
  environments: {
    client: { build: site },
    embed: { consumer: 'client', build: element('web/elements/contact-card.ts', 'embed.js') },
    box: { consumer: 'client', build: element('web/elements/verify-box.ts', 'verify-box.js') },
    chat: { consumer: 'client', build: element('web/elements/support-chat.ts', 'support-chat.js') },
    records: {
      consumer: 'client',
      build: elementPart('web/elements/chat/records.ts', 'support-chat-records.js'),
    },
    offline: { consumer: 'client', build: offline },
    console: { consumer: 'client', build: staffConsole },
    picture: { consumer: 'client', build: picture },
  },
});
