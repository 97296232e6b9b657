import { randomUUID } from 'node:crypto';
import { print, remark, shown } from '@clearline/cli/context';
import {
  MAX_REGISTRY_BYTES,
  type Publication,
  type PublishRefusal,
  preview,
  publish,
  type Registry,
  type RegistryProblem,
  readRegistryFile,
} from '../../find/contacts/index.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { changeLines } from './changes.ts';
import { confirm } from './confirm.ts';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import { pathAsTyped, readBounded } from './file.ts';
import { cliMessages, refusalText } from './messages.ts';

export interface ImportOptions {
  yes?: true;
  dryRun?: true;
}

/** Shows what a registry file changes and publishes it. @returns the exit code */
export async function importRegistry(
  file: string,
  { yes, dryRun }: ImportOptions,
  context: CommandContext,
): Promise<number> {
  const { lang, clock, press, withDatabase, readDatabase } = context;
  const registry = await load(file, context);
  if (!registry) return EXIT.refused;
  // One key for one run of the command, however often a lost connection makes it try.
  const submission = { ...registry, key: randomUUID() };
  if (dryRun) {
    const looked = await readDatabase((db) => preview(db, clock, submission));
    return dryRunEnds(looked ?? (await preview(null, clock, submission)), lang);
  }
  for (;;) {
    let seen: Publication | null = null;
    if (!yes) {
      const looked = await withDatabase((db) => preview(db, clock, submission));
      if (!looked.ok) return refused(looked.error, lang);
      seen = looked.value;
      show(seen, lang);
      if (isEmpty(seen)) return EXIT.done;
      const answer = await confirm(context);
      if (answer !== EXIT.done) return answer;
    }
    const published = await withDatabase((db) =>
      publish(db, press, submission, seen ? seen.base : undefined),
    );
    if (published.ok) {
      if (!seen) show(published.value, lang);
      conclude(published.value, context);
      return EXIT.done;
    }
    if (published.error.code !== 'card-has-changed') return refused(published.error, lang);
    print(refusalText(published.error, lang));
  }
}

function dryRunEnds(looked: Awaited<ReturnType<typeof preview>>, lang: Lang): number {
  if (!looked.ok) return refused(looked.error, lang);
  show(looked.value, lang);
  if (!isEmpty(looked.value)) print(cliMessages[lang].dryRun);
  return EXIT.done;
}

function refused(refusal: PublishRefusal, lang: Lang): number {
  remark(refusalText(refusal, lang));
  return EXIT.refused;
}

/** Reads a registry file and says what is wrong with it. @returns the exit code */
export async function checkRegistry(
  file: string,
  context: Pick<CommandContext, 'lang' | 'clock'>,
): Promise<number> {
  const registry = await load(file, context);
  if (!registry) return EXIT.refused;
  print(cliMessages[context.lang].valid(registry.draft.channels.length));
  return EXIT.done;
}

async function load(
  file: string,
  { lang, clock }: Pick<CommandContext, 'lang' | 'clock'>,
): Promise<Registry | null> {
  const t = cliMessages[lang];
  const path = pathAsTyped(file);
  let bytes: Uint8Array;
  try {
    bytes = await readBounded(path, MAX_REGISTRY_BYTES, lang);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    remark(code === 'ENOENT' ? t.missing(path) : t.unreadable(path, message));
    return null;
  }
  const registry = readRegistryFile(bytes, file, clock.now());
  if (registry.ok) {
    if (registry.value.warnings.length > 0) {
      remark(t.warnings(registry.value.warnings.length));
      for (const warning of registry.value.warnings) process.stderr.write(shown(problemText(warning, lang)));
    }
    return registry.value;
  }
  remark(`${t.problems(file, registry.error.length)}\n`);
  for (const problem of registry.error) process.stderr.write(shown(problemText(problem, lang)));
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
    for (const change of changes) for (const line of changeLines(change, lang)) print(`  ${line}`);
  }
  if (notices.length > 0) {
    print(t.notices(notices.length));
    for (const notice of notices) print(`  · ${notice.title[lang]}`);
  }
}

function conclude({ card, notices }: Publication, { lang, where }: CommandContext): void {
  const t = cliMessages[lang];
  if (card) print(`${t.published(card.n, where)} ${t.expires(card.expires)}`);
  else if (notices.length > 0) print(t.noticesOnly(notices.length));
}
