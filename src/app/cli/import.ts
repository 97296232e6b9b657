import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Change } from '@clearline/card';
import {
  type Publication,
  preview,
  publish,
  type Registry,
  type RegistryProblem,
  readRegistryFile,
} from '../../find/contacts/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Lang } from '../../kernel/i18n.ts';
import type { WithDatabase } from './database.ts';
import { EXIT } from './exit.ts';
import { cliMessages } from './messages.ts';

export interface ImportOptions {
  yes?: true;
  lang: Lang;
  clock: Clock;
  withDatabase: WithDatabase;
}

/** Shows what a registry file changes and publishes it. @returns the exit code */
export async function importRegistry(file: string, options: ImportOptions): Promise<number> {
  const { lang, clock, withDatabase, yes } = options;
  const t = cliMessages[lang];
  const registry = await load(file, lang, clock);
  if (!registry) return EXIT.refused;
  // One key for one run of the command, however often a lost connection makes it try.
  const submission = { ...registry, source: basename(file), key: randomUUID() };
  for (;;) {
    const seen = yes ? null : await withDatabase((db) => preview(db, clock, submission));
    if (seen) {
      show(seen, lang);
      if (isEmpty(seen)) return EXIT.done;
      const answer = await confirm(lang);
      if (answer !== EXIT.done) return answer;
    }
    const published = await withDatabase((db) =>
      publish(db, clock, submission, seen ? seen.base : undefined),
    );
    if (published.ok) {
      if (!seen) show(published.value, lang);
      conclude(published.value, lang);
      return EXIT.done;
    }
    print(t.changedMeanwhile(published.error.current));
  }
}

/** Reads a registry file and says what is wrong with it. @returns the exit code */
export async function checkRegistry(file: string, lang: Lang, clock: Clock): Promise<number> {
  const registry = await load(file, lang, clock);
  if (!registry) return EXIT.refused;
  print(cliMessages[lang].valid(registry.draft.channels.length));
  return EXIT.done;
}

async function load(file: string, lang: Lang, clock: Clock): Promise<Registry | null> {
  const t = cliMessages[lang];
  // npm runs scripts in the project's folder; a relative path is meant from where the person stands.
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    process.stderr.write(`${t.unreadable(path, (error as Error).message)}\n`);
    return null;
  }
  const registry = readRegistryFile(bytes, file, clock.now());
  if (registry.ok) {
    if (registry.value.warnings.length > 0) {
      process.stderr.write(`${t.warnings(registry.value.warnings.length)}\n`);
      for (const warning of registry.value.warnings) process.stderr.write(problemText(warning, lang));
    }
    return registry.value;
  }
  process.stderr.write(`${t.problems(file, registry.error.length)}\n\n`);
  for (const problem of registry.error) process.stderr.write(problemText(problem, lang));
  return null;
}

function problemText({ line, column, path, message, fix, code }: RegistryProblem, lang: Lang): string {
  const t = cliMessages[lang];
  return `  ${t.line(line, column, path)} [${code}]\n    ${message[lang]}\n    ${t.fix}: ${fix[lang]}\n\n`;
}

const isEmpty = ({ card, notices }: Publication): boolean => card === null && notices.length === 0;

function show(publication: Publication, lang: Lang): void {
  const t = cliMessages[lang];
  const { card, changes, notices, base } = publication;
  if (isEmpty(publication)) {
    print(t.unchanged(base));
    return;
  }
  if (card) {
    print(t.next(card.n));
    for (const change of changes) print(`  ${changeText(change, lang)}`);
  }
  if (notices.length > 0) {
    print(t.notices(notices.length));
    for (const notice of notices) print(`  · ${notice.title[lang]}`);
  }
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

function changeText({ type, part, label, before, after, fields }: Change, lang: Lang): string {
  const t = cliMessages[lang];
  const value = [before, after].filter((v) => v !== undefined).join(' → ');
  const what = value || (fields.length > 0 ? t.fields(fields.join(', ')) : '');
  return `${SIGNS[type]} ${t.parts[part]} ${label[lang]} ${what}`.trimEnd();
}

function conclude({ card, notices }: Publication, lang: Lang): void {
  const t = cliMessages[lang];
  if (card) print(`${t.published(card.n)} ${t.expires(card.expires)}`);
  else if (notices.length > 0) print(t.noticesOnly(notices.length));
}

async function confirm(lang: Lang): Promise<number> {
  const t = cliMessages[lang];
  if (!process.stdin.isTTY) {
    process.stderr.write(`${t.needYes}\n`);
    return EXIT.usage;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    if (/^(y|yes|是|好)$/i.test((await terminal.question(t.ask)).trim())) return EXIT.done;
  } finally {
    terminal.close();
  }
  print(t.declined);
  return EXIT.declined;
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
