/** The commands of this package, for its own `clearline` and for a program that offers them beside its own. */
import { type Command, Option } from 'commander';
import type { Context, Lang } from './context.ts';
import { EXIT } from './exit.ts';
import { runWitness, type WitnessCommand } from './witness/command.ts';
import { witnessMessages } from './witness/messages.ts';

/** The program that offers the commands. */
export interface Host {
  readonly program: Command;
  /** Of the help, and of what is printed unless `--lang` says otherwise. */
  readonly lang: Lang;
  /** A path as the person meant it. */
  readonly resolve: (path: string) => string;
  /** Does the work of a command, and takes its exit code. */
  readonly run: (options: { lang: Lang }, work: (context: Context) => Promise<number>) => Promise<void>;
}

export function addCommands(host: Host): void {
  addWitness(host);
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
      host.run(options, (context) => guarded(context, runWitness(options, context))),
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

/** What the system refuses (a full disk, a folder that may not be read) is a sentence; our own mistakes show a stack. */
async function guarded(context: Context, work: Promise<number>): Promise<number> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    context.remark(error.message);
    return EXIT.unavailable;
  }
}
