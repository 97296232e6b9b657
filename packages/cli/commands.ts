/** The commands of this package, for its own `clearline` and for a program that offers them beside its own. */
import { type Command, Option } from 'commander';
import { approveMessages } from './approve/messages.ts';
import type { Context, Lang } from './context.ts';
import { EXIT } from './exit.ts';
import type { RecordCheck } from './record/check.ts';
import { recordMessages } from './record/messages.ts';
import type { WitnessCommand } from './witness/command.ts';
import { witnessMessages } from './witness/messages.ts';

/** The program that offers the commands. */
export interface Host {
  readonly program: Command;
  /** Of the help, and of what is printed unless `--lang` says otherwise. */
  readonly lang: Lang;
  /** A path as the person meant it. */
  readonly resolve: (path: string) => string;
  /** The address of the program's own site, where it has one. */
  readonly here?: () => string;
  /** Does the work of a command, and takes its exit code. */
  readonly run: (options: { lang: Lang }, work: (context: Context) => Promise<number>) => Promise<void>;
}

export function addCommands(host: Host): void {
  addApprove(host);
  addKey(host);
  addRecord(host);
  addWitness(host);
}

function addApprove(host: Host): void {
  const { approve: description, options: help } = approveMessages[host.lang];
  command(host.program, 'approve', description, host.lang)
    .argument('<file>', help.document, host.resolve)
    .requiredOption('--key <file>', help.key, host.resolve)
    .action((file: string, options: { key: string } & Common) =>
      run(host, options, async (context) => {
        const { approve } = await import('./approve/approve.ts');
        return approve(file, options.key, context);
      }),
    );
}

function addKey(host: Host): void {
  const { key, newKey: description, options: help } = approveMessages[host.lang];
  command(host.program.command('key').description(key), 'new', description, host.lang)
    .argument('<file>', help.file, host.resolve)
    .action((file: string, options: Common) =>
      run(host, options, async (context) => {
        const { newKey } = await import('./approve/key.ts');
        return newKey(file, context);
      }),
    );
}

function addRecord(host: Host): void {
  const { group, description, options: help } = recordMessages[host.lang];
  const record = host.program.command('record').description(group);
  command(record, 'check', description, host.lang)
    .argument(host.here ? '[site]' : '<site>', help.site)
    .option('--policy <file>', help.policy, host.resolve)
    .option('--json', help.json)
    .action((site: string | undefined, options: RecordCheck & Common) =>
      run(host, options, async (context) => {
        const { checkRecord } = await import('./record/check.ts');
        return checkRecord(site ?? host.here?.() ?? '', options, context);
      }),
    );
}

function addWitness(host: Host): void {
  const { description, options: help } = witnessMessages[host.lang];
  command(host.program, 'witness', description, host.lang)
    .requiredOption('--data <dir>', help.data, host.resolve)
    .option('--log <vkey>', help.log, several)
    .option('--policy <file>', help.policy, (path, before?: readonly string[]) =>
      several(host.resolve(path), before),
    )
    .option('--name <name>', help.name)
    .option('--url <url>', help.url)
    .option('--port <port>', help.port, '3100')
    .option('--host <host>', help.host, '127.0.0.1')
    .action((options: WitnessCommand & Common) =>
      run(host, options, async (context) => {
        const { runWitness } = await import('./witness/command.ts');
        return runWitness(options, context);
      }),
    );
}

interface Common {
  readonly lang: Lang;
}

function command(parent: Command, name: string, description: string, lang: Lang): Command {
  const option = new Option('--lang <lang>', LANG_HELP[lang]).choices(['zh', 'en']).default(lang);
  return parent.command(name).description(description).addOption(option);
}

const LANG_HELP: Record<Lang, string> = { zh: '所用语言', en: 'language of what is printed' };
const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Each command loads what it needs. What the system refuses is a sentence; our own mistakes show a stack. */
function run(host: Host, options: Common, work: (context: Context) => Promise<number>): Promise<void> {
  return host.run(options, async (context) => {
    try {
      return await work(context);
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      context.remark(error.message);
      return EXIT.unavailable;
    }
  });
}
