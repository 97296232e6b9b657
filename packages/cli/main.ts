#!/usr/bin/env node
/** `clearline`, for who installs this package alone. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { addCommands } from './commands.ts';
import { type Lang, print, remark } from './context.ts';
import { EXIT } from './exit.ts';

const lang: Lang = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh' : 'en';
const DESCRIPTION: Record<Lang, string> = {
  zh: '核实官方联系方式，见证并监察存证。',
  en: 'Verifies official contacts; witnesses and follows their record.',
};

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
// A reader that has had enough (`| head -1`) is no failure.
process.stdout.on('error', () => {});

const program = new Command('clearline')
  .description(DESCRIPTION[lang])
  .version('0.1.0')
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode && EXIT.usage));

addCommands({
  program,
  lang,
  resolve: (path) => resolve(path),
  run: async (options, work) => {
    process.exitCode = await work({
      lang: options.lang,
      clock: { now: () => Date.now() },
      signal: ending.signal,
      print,
      remark,
    });
  },
});

await program.parseAsync();
