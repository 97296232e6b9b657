/** `clearline`: what an operator does at a terminal. */
import { Command, Option } from 'commander';
import { systemClock } from '../kernel/clock.ts';
import { formatProblems, loadConfig } from '../kernel/config.ts';
import { ClusterError } from '../kernel/database/cluster-error.ts';
import { isConnectionFailure } from '../kernel/database/failure.ts';
import type { Lang } from '../kernel/i18n.ts';
import { withDatabase } from './cli/database.ts';
import { EXIT } from './cli/exit.ts';
import { checkRegistry, importRegistry } from './cli/import.ts';
import { renewCard } from './cli/renew.ts';
import { StartupError } from './database.ts';

const ownLang: Lang = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh' : 'en';
const langOption = () =>
  new Option('--lang <lang>', 'language of what is printed').choices(['zh', 'en']).default(ownLang);

const program = new Command('clearline')
  .description("Keeps a platform's official contacts.")
  .version('0.1.0')
  .showHelpAfterError();

program
  .command('import')
  .description('check a registry file, show what it changes on the Contact Card, and publish it')
  .argument('<file>', 'registry in YAML or JSON; see docs/registry.md')
  .option('-y, --yes', 'publish without asking')
  .addOption(langOption())
  .action((file: string, options: { yes?: true; lang: Lang }) =>
    finish(() =>
      importRegistry(file, {
        ...options,
        clock: systemClock,
        withDatabase: (work) => withDatabase(config(), work),
      }),
    ),
  );

program
  .command('check')
  .description('check a registry file and change nothing')
  .argument('<file>', 'registry in YAML or JSON')
  .addOption(langOption())
  .action((file: string, { lang }: { lang: Lang }) => finish(() => checkRegistry(file, lang, systemClock)));

program
  .command('renew')
  .description('publish the current Contact Card again with a new expiry')
  .option('--days <n>', 'how long it is valid', '90')
  .addOption(langOption())
  .action(({ days, lang }: { days: string; lang: Lang }) =>
    finish(() => renewCard(days, lang, systemClock, (work) => withDatabase(config(), work))),
  );

await program.parseAsync();

function config() {
  const settings = loadConfig(process.env);
  if (settings.ok) return settings.value;
  process.stderr.write(formatProblems(settings.error));
  process.exit(EXIT.config);
}

/** What an operator can put right is a sentence; only our own mistakes show a stack. */
async function finish(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const expected =
      error instanceof StartupError || error instanceof ClusterError || isConnectionFailure(error);
    if (!expected) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = EXIT.unavailable;
  }
}
