import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The site's own stylesheet, which the server inlines, and its one script. dist/manifest.json names the files. */
const site: BuildEnvironmentOptions = {
  manifest: 'manifest.json',
  modulePreload: false,
  rolldownOptions: {
    input: { site: file('web/site/site.ts'), css: file('web/styles/public.css') },
    output: {
      entryFileNames: 'assets/[name]-[hash].js',
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

/** The partner embed: one classic script under a name that never changes. */
const embed: BuildEnvironmentOptions = {
  emptyOutDir: false,
  rolldownOptions: {
    input: file('web/elements/contact-card.ts'),
    output: { format: 'iife', entryFileNames: 'embed.js' },
  },
};

/** `vite build` builds the environments one after the other: an IIFE and hashed modules cannot share one output. */
export default defineConfig({
  publicDir: false,
  plugins: [favicon],
  build: { target: 'es2022', cssTarget: 'chrome100', assetsInlineLimit: 0, reportCompressedSize: true },
  builder: {},
  environments: {
    client: { build: site },
    embed: { consumer: 'client', build: embed },
  },
});
