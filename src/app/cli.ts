/** `clearline`: what an operator does at a terminal. */
import { check } from '@clearline/cli/check';
import { addCommands, type Host } from '@clearline/cli/commands';
import { print, remark } from '@clearline/cli/context';
import { Command, Option } from 'commander';
import { createSeal, serverKeys } from '../find/publishers/index.ts';
import { systemClock } from '../kernel/clock.ts';
import { type Config, formatProblems, loadConfig } from '../kernel/config.ts';
import { ClusterError } from '../kernel/database/cluster-error.ts';
import { databaseRemedy, isConnectionFailure } from '../kernel/database/failure.ts';
import { DataDirError } from '../kernel/database/lock.ts';
import { isErrno } from '../kernel/database/process.ts';
import type { Lang } from '../kernel/i18n.ts';
import type { CommandContext } from './cli/context.ts';
import { NoDatabaseError, readDatabase, withDatabase } from './cli/database.ts';
import { EXIT } from './cli/exit.ts';
import { exportRegistry } from './cli/export.ts';
import { pathAsTyped } from './cli/file.ts';
import { helpMessages } from './cli/help.ts';
import { checkRegistry, type ImportOptions, importRegistry } from './cli/import.ts';
import { Interrupted, interruption } from './cli/interrupt.ts';
import { cliMessages } from './cli/messages.ts';
import { printOwnerLink } from './cli/owner-link.ts';
import { renewCard } from './cli/renew.ts';
import { rotateRecord } from './cli/rotate.ts';
import { showCard } from './cli/show.ts';
import { StartupError } from './database.ts';

const ownLang: Lang = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh' : 'en';
const help = helpMessages[ownLang];
const signal = interruption();

const program = new Command('clearline').description(help.clearline).version('0.1.0').showHelpAfterError();

command('import', help.import)
  .argument('<file>', help.importFile)
  .option('-y, --yes', help.yes)
  .addOption(new Option('-n, --dry-run', help.dryRun).conflicts('yes'))
  .action((file: string, options: ImportOptions & Common) =>
    run(options, (context) => importRegistry(file, options, context)),
  );

command('check', help.check)
  .argument('<file>', help.checkFile)
  .option('--site <url>', help.checkSite)
  .option('--json', help.json)
  .action((given: string, { site, ...options }: { site?: string; json?: true } & Common) =>
    site === undefined
      ? run(options, (context) => checkRegistry(given, context))
      : runAlone(options, (context) => check(given, { ...options, site }, context)),
  );

command('show', help.show)
  .option('--json', help.json)
  .action((options: { json?: true } & Common) => run(options, (context) => showCard(options, context)));

command('export', help.export)
  .argument('[file]', help.exportFile)
  .action((file: string | undefined, options: Common) =>
    run(options, (context) => exportRegistry(file, context)),
  );

command('renew', help.renew)
  .option('--days <n>', help.days)
  .action((options: { days?: string } & Common) =>
    run(options, (context) => renewCard(options.days, context)),
  );

command('owner-link', help.ownerLink)
  .argument('[e-mail]', help.ownerMail)
  .action((email: string | undefined, options: Common) =>
    run(options, (context) => printOwnerLink(email, siteUrl(config()), context)),
  );

// What anybody may do, with or without a platform of their own.
addCommands({ program, lang: ownLang, resolve: pathAsTyped, here: () => siteUrl(config()), run: runAlone });

// Beside what anybody may do with a record.
recordCommand('rotate', help.rotate)
  .option('--again', help.again)
  .action((options: { again?: true } & Common) =>
    run(options, (context) => rotateRecord({ settings: config(), again: options.again ?? false }, context)),
  );

await program.parseAsync();

interface Common {
  readonly lang: Lang;
}

function command(name: string, description: string, parent: Command = program): Command {
  const lang = new Option('--lang <lang>', help.lang).choices(['zh', 'en']);
  return parent.command(name).description(description).addOption(lang.default(ownLang));
}

function recordCommand(name: string, description: string): Command {
  return command(
    name,
    description,
    program.commands.find((one) => one.name() === 'record'),
  );
}

function config() {
  const settings = loadConfig(process.env);
  if (settings.ok) return settings.value;
  process.stderr.write(formatProblems(settings.error));
  process.exit(EXIT.config);
}

/** Without user and password. */
function placeOf({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl === null) return dataDir;
  const { host, pathname } = new URL(databaseUrl);
  return host + pathname;
}

/** As the node of the same settings answers. */
function siteUrl({ publicUrl, port }: Config): string {
  return publicUrl ?? `http://localhost:${port}`;
}

/** A command that needs neither settings nor database. */
async function runAlone({ lang }: Common, work: Parameters<Host['run']>[1]): Promise<void> {
  keepToEnd(lang);
  process.exitCode = await work({ lang, clock: systemClock, signal, print, remark });
}

/** What an operator can put right is a sentence; only our own mistakes show a stack. */
async function run({ lang }: Common, work: (context: CommandContext) => Promise<number>): Promise<void> {
  keepToEnd(lang);
  const onWait = (seconds: number) => remark(cliMessages[lang].waiting(seconds));
  const access = () => ({ config: config(), signal, onWait });
  try {
    process.exitCode = await work({
      lang,
      clock: systemClock,
      press: { clock: systemClock, seal: createSeal(() => serverKeys(config())) },
      get where() {
        return placeOf(config());
      },
      signal,
      withDatabase: (onDatabase, options) => withDatabase(access(), onDatabase, options),
      readDatabase: (onDatabase) => readDatabase(access(), onDatabase),
    });
  } catch (error) {
    if (error instanceof Interrupted) {
      remark(cliMessages[lang].interrupted);
      // A query that was under way must not keep the process.
      process.exit(error.exitCode);
    }
    if (error instanceof NoDatabaseError) {
      remark(cliMessages[lang].noDatabase(error.dataDir));
      process.exitCode = EXIT.refused;
      return;
    }
    const sentence = expected(error);
    if (sentence === null) throw error;
    remark(sentence);
    const isMistyped = error instanceof DataDirError && error.code === 'not-a-folder';
    process.exitCode = isMistyped ? EXIT.config : EXIT.unavailable;
  }
}

/**
 * Output that cannot be written never breaks a command off, which may have a server to stop. A reader that has had
 * enough (`| head -1`) is no failure; a full disk is told once, and ends in the exit code.
 */
function keepToEnd(lang: Lang): void {
  let told = false;
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error) => {
    if (told || isErrno(error, 'EPIPE')) return;
    told = true;
    remark(cliMessages[lang].unwritable('/dev/stdout', error.message));
    process.once('exit', () => {
      process.exitCode ||= EXIT.refused;
    });
  });
}

function expected(error: unknown): string | null {
  const remedy = databaseRemedy(error);
  if (remedy !== null) return remedy;
  const isOurs = [StartupError, ClusterError, DataDirError].some((kind) => error instanceof kind);
  return isOurs || isConnectionFailure(error) ? (error as Error).message : null;
}
