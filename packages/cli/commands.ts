/** The commands of this package, for its own `clearline` and for a program that offers them beside its own. */
import { setTimeout } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { approveMessages } from './approve/messages.ts';
import type { CheckCommand } from './check/check.ts';
import { checkMessages } from './check/messages.ts';
import type { Context, Lang } from './context.ts';
import { UnreadableFile } from './durable.ts';
import { EXIT } from './exit.ts';
import type { MonitorCommand } from './monitor/command.ts';
import { monitorMessages } from './monitor/messages.ts';
import type { RecordCheck } from './record/check.ts';
import { recordMessages } from './record/messages.ts';
import { verifyMessages } from './verify/messages.ts';
import type { VerifyCommand } from './verify/verify.ts';
import type { WitnessCommand } from './witness/command.ts';
import { witnessMessages } from './witness/messages.ts';

type HostContext = Omit<Context, 'pause'>;

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
  readonly run: (options: Common, work: (context: HostContext) => Promise<number>) => Promise<void>;
}

export function addCommands(host: Host): void {
  addApprove(host);
  // A host's own command of that name asks a site as well.
  if (!host.program.commands.some((one) => one.name() === 'check')) addCheck(host);
  addKey(host);
  addMonitor(host);
  addRecord(host);
  addVerify(host);
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

function addCheck(host: Host): void {
  const { description, options: help } = checkMessages[host.lang];
  command(host.program, 'check', description, host.lang)
    .argument('<text>', help.text)
    .requiredOption('--site <url>', help.site)
    .option('--json', help.json)
    .action((text: string, options: CheckCommand & Common) =>
      run(host, options, async (context) => {
        const { check } = await import('./check/check.ts');
        return check(text, options, context);
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

function addMonitor(host: Host): void {
  const { description, options: help } = monitorMessages[host.lang];
  command(host.program, 'monitor', description, host.lang)
    .argument('<site>', help.site)
    .option('--policy <file>', help.policy, host.resolve)
    .option('--state <dir>', help.state, host.resolve, host.resolve('clearline-monitor'))
    .option('--interval <seconds>', help.interval, '60')
    .option('--max-age <duration>', help.maxAge)
    .option('--once', help.once)
    .option('--json', help.json)
    .option('--webhook <url>', help.webhook)
    .action((site: string, options: MonitorCommand & Common) =>
      run(host, options, async (context) => {
        const { runMonitor } = await import('./monitor/command.ts');
        return runMonitor(site, options, context);
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

function addVerify(host: Host): void {
  const { description, options: help } = verifyMessages[host.lang];
  const source = (where: string) => (where === '-' || /^https?:/i.test(where) ? where : host.resolve(where));
  command(host.program, 'verify', description, host.lang)
    .argument('<bundle>', help.bundle, source)
    .option('--policy <file>', help.policy, host.resolve)
    .addOption(new Option('--number <number>', help.number).conflicts('value'))
    .option('--value <value>', help.value)
    .option('--also <bundle>', help.also, (where, before?: readonly string[]) =>
      several(source(where), before),
    )
    .option('--at <instant>', help.at)
    .option('--max-age <duration>', help.maxAge)
    .option('--json', help.json)
    .action((bundle: string, options: VerifyCommand & Common) =>
      run(host, options, async (context) => {
        const { verify } = await import('./verify/verify.ts');
        return verify(bundle, options, context);
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

const UNREADABLE: Record<Lang, Record<UnreadableFile['code'], (path: string) => string>> = {
  zh: {
    'not-a-file': (path) => `${path} 是文件夹、管道或设备，不是普通文件。`,
    'too-large': (path) => `${path} 太大。请检查是否选错了文件。`,
  },
  en: {
    'not-a-file': (path) => `${path} is a folder, a pipe or a device, and no regular file.`,
    'too-large': (path) => `${path} is too large. Check that it is the right file.`,
  },
};
const LANG_HELP: Record<Lang, string> = { zh: '所用语言', en: 'language of what is printed' };
const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Each command loads what it needs. What the system refuses is a sentence; our own mistakes show a stack. */
function run(host: Host, options: Common, work: (context: Context) => Promise<number>): Promise<void> {
  return host.run(options, async ({ lang, clock, signal, print, remark }) => {
    const pause = (milliseconds: number) => setTimeout(milliseconds, undefined, { signal });
    try {
      return await work({ lang, clock, signal, print, remark, pause });
    } catch (error) {
      if (error instanceof UnreadableFile) {
        remark(UNREADABLE[lang][error.code](error.path));
        return EXIT.unreadable;
      }
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      remark(error.message);
      return EXIT.unavailable;
    }
  });
}
