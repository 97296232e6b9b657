/** No text that anybody pastes may hold a server up: every regular expression here takes linear time. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';
import { analyse } from 'scslre';

const HERE = fileURLToPath(new URL('.', import.meta.url));

interface Source {
  readonly file: string;
  readonly code: string;
}
interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

async function sources(): Promise<Source[]> {
  const files = await readdir(HERE, { recursive: true });
  const own = files.filter((file) => file.endsWith('.ts') && !/\.(?:test|fixtures|d)\.ts$/.test(file));
  return Promise.all(own.map(async (file) => ({ file, code: await readFile(join(HERE, file), 'utf8') })));
}

function literalsIn(node: unknown): Pattern[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(literalsIn);
  return 'type' in node && node.type === 'RegExpLiteral' ? [...below, node as unknown as Pattern] : below;
}

/** What a module makes while it is loaded, a second time. */
async function madeBy(file: string): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [pattern, flags = '']) {
      made.push({ pattern: String(pattern), flags });
      return new target(pattern, flags);
    },
  });
  try {
    await import(`./${file}?made`);
  } finally {
    globalThis.RegExp = original;
  }
  return made;
}

const complaints = ({ pattern, flags }: Pattern): string[] =>
  analyse(new RegExp(pattern, flags)).reports.map(({ type }) => type);

test('no regular expression takes super-linear time', async () => {
  const all = (await sources()).flatMap(({ code }) => literalsIn(parseSync(code, { syntax: 'typescript' })));
  assert.ok(all.length > 50, `only ${all.length} were found`);
  for (const one of all) assert.deepEqual(complaints(one), [], `/${one.pattern}/${one.flags}`);
});

test('nor does one that is made of words', async () => {
  const makers = (await sources()).filter(
    ({ code }) => /new RegExp\(|[:=] compile\((?!patterns)/.test(code) && !/export const compile/.test(code),
  );
  assert.ok(makers.length > 0);
  for (const { file } of makers) {
    const made = await madeBy(file);
    assert.ok(made.length > 0, file);
    for (const one of made) assert.deepEqual(complaints(one), [], `${file}: /${one.pattern}/${one.flags}`);
  }
});

test('the checker sees what takes quadratic and exponential time', () => {
  for (const pattern of ['\\s+$', '^(.*\\d.*)-(\\d+)$', '^(a+)+$'])
    assert.notDeepEqual(complaints({ pattern, flags: '' }), []);
});
