import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PALETTES } from './palette.ts';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

for (const [scheme, text] of Object.entries({ light, dark }) as ['light' | 'dark', string][])
  test(`what the script paints is what the style sheet says: ${scheme}`, () => {
    for (const [name, colour] of Object.entries(PALETTES[scheme]))
      assert.ok(text.includes(`--${name}: ${colour};`), `--${name}: ${colour}`);
  });
