import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { remark } from '@clearline/cli/context';
import type { CommandContext } from './context.ts';
import { EXIT } from './exit.ts';
import { cliMessages } from './messages.ts';

export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

/**
 * Asks whether to publish. Ctrl-C, the end of the input and a signal mean no: nothing has been published yet.
 * @returns the exit code: `done` for yes
 */
export async function confirm(
  { lang, signal }: Pick<CommandContext, 'lang' | 'signal'>,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Promise<number> {
  const t = cliMessages[lang];
  if (!input.isTTY) {
    remark(t.needYes);
    return EXIT.usage;
  }
  const terminal = createInterface({ input, output, terminal: true });
  const answer = Promise.withResolvers<string>();
  const close = () => terminal.close();
  // Closed before an answer: the cursor still stands behind the question.
  terminal.on('close', () => answer.resolve('\n'));
  signal.addEventListener('abort', close);
  if (signal.aborted) close();
  else terminal.question(t.ask, answer.resolve);
  const said = await answer.promise;
  signal.removeEventListener('abort', close);
  terminal.close();
  if (/^(y|yes|是|好)$/i.test(said.trim())) return EXIT.done;
  output.write(`${said === '\n' ? '\n' : ''}${t.declined}\n`);
  return EXIT.declined;
}
