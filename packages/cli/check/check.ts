/** `clearline check "<text>" --site <url>`: the site's word, in a line for each thing that it found. For proof, use `verify`. */
import { text as readAll } from 'node:stream/consumers';
import * as z from 'zod';
import type { Context } from '../context.ts';
import { EXIT } from '../exit.ts';
import { postForJson, Unreachable } from '../http.ts';
import { checkMessages } from './messages.ts';

export interface CheckCommand {
  readonly site: string;
  readonly json?: true;
}

/** What is read of the site's answer; it may say more. */
const Answer = z.object({
  items: z.array(
    z.object({
      text: z.string(),
      verdict: z.enum(['official', 'retired', 'reported', 'unknown']),
      says: z.string(),
      signals: z.array(z.object({ code: z.string(), says: z.string() })),
    }),
  ),
  conclusion: z.object({ code: z.string(), says: z.string(), next: z.string() }),
});
type Answer = z.output<typeof Answer>;

const MAX_TEXT = 20_480;
const MAX_ANSWER = 2 ** 24;
const FINE = ['official', 'public-number'];
const AWAY = ['impostor', 'lookalike', 'official-called'];

type CheckContext = Pick<Context, 'lang' | 'print' | 'remark' | 'signal'>;

/** Exits with 0 where all is official, 3 where it is to be kept away from, and 1 otherwise. */
export async function check(
  given: string,
  { site, json }: CheckCommand,
  context: CheckContext,
): Promise<number> {
  const { lang, print, remark, signal } = context;
  const t = checkMessages[lang];
  const url = URL.parse(`/api/v1/verify?lang=${lang}`, site);
  if (!url || !/^https?:$/.test(url.protocol)) {
    remark(t.notASite);
    return EXIT.usage;
  }
  const text = given === '-' ? await readAll(process.stdin) : given;
  if (text.length > MAX_TEXT) {
    remark(t.tooLong);
    return EXIT.usage;
  }
  try {
    const said = await postForJson(url.href, { text }, MAX_ANSWER, signal);
    const answer = Answer.safeParse(said);
    if (!answer.success) throw new Unreachable(url.href, t.noAnswer);
    if (json) print(JSON.stringify(said));
    else for (const line of lines(answer.data, t.verdicts)) print(line);
    return exitOf(answer.data.conclusion.code);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    remark(error.message);
    return EXIT.unreadable;
  }
}

const exitOf = (code: string): number =>
  FINE.includes(code) ? EXIT.fine : AWAY.includes(code) ? EXIT.invalid : EXIT.no;

function lines({ items, conclusion }: Answer, verdicts: Record<Answer['items'][number]['verdict'], string>) {
  const rows = items.flatMap(({ text, verdict, says, signals }) => [
    `- ${text} [${verdicts[verdict]}] ${says}`,
    ...signals.map((one) => `  · ${one.says}`),
  ]);
  return [conclusion.says, conclusion.next, ...rows];
}
