/** Reads every regular expression of a folder, and says which take more than linear time. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from '@swc/core';
import { analyse } from 'scslre';

export interface Pattern {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}
interface Source {
  readonly file: string;
  readonly code: string;
}

/** Those that are written out, and those that modules make of words while they are loaded. */
export async function patternsIn(folder: string): Promise<{ literal: Pattern[]; made: Pattern[] }> {
  const all = await sourcesIn(folder);
  const makers = all.filter(
    ({ code }) => /new RegExp\(|[:=] compile\((?!patterns)/.test(code) && !/export const compile/.test(code),
  );
  return {
    literal: all.flatMap(({ file, code }) =>
      literalsIn(parseSync(code, { syntax: 'typescript' })).map((one) => ({ ...one, file })),
    ),
    made: await madeByAll(makers),
  };
}

async function sourcesIn(folder: string): Promise<Source[]> {
  const files = await readdir(folder, { recursive: true });
  const own = files.filter((file) => file.endsWith('.ts') && !/\.(?:test|fixtures|d)\.ts$/.test(file));
  return Promise.all(
    own.map(async (file) => ({ file: join(folder, file), code: await readFile(join(folder, file), 'utf8') })),
  );
}

type Literal = Omit<Pattern, 'file'>;

function literalsIn(node: unknown): Literal[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(literalsIn);
  return 'type' in node && node.type === 'RegExpLiteral' ? [...below, node as unknown as Literal] : below;
}

/** One after another, for all share one RegExp. */
async function madeByAll(makers: readonly Source[]): Promise<Pattern[]> {
  const made: Pattern[] = [];
  for (const { file } of makers) made.push(...(await madeBy(file)));
  return made;
}

/** What a module makes while it is loaded, a second time. */
async function madeBy(file: string): Promise<Pattern[]> {
  const { href } = pathToFileURL(file);
  // What it imports is loaded already then, and makes none of its own.
  await import(href);
  const made: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, [pattern, flags = '']) {
      made.push({ file, pattern: String(pattern), flags });
      return new target(pattern, flags);
    },
  });
  try {
    await import(`${href}?made`);
  } finally {
    globalThis.RegExp = original;
  }
  if (made.length === 0) throw new Error(`${file} makes none`);
  return made;
}

/** Why they take more than linear time; empty for those that do not. */
export const complaintsOf = ({ pattern, flags }: Literal): string[] =>
  analyse(new RegExp(pattern, flags)).reports.map(({ type }) => type);
