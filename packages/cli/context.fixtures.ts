/** A command without a process: what it prints is kept. */
import { type Context, type Lang, shown } from './context.ts';

export const NOW = Date.parse('2026-01-02T00:00:00.000Z');

export class TestContext implements Context {
  readonly lang: Lang;
  readonly ending = new AbortController();
  readonly clock = { ms: NOW, now: () => this.clock.ms };
  readonly pauses: number[] = [];
  /** Nobody waits in a test; but meanwhile something may happen. */
  whilePausing = (): void => {};
  stdout = '';
  stderr = '';

  constructor(lang: Lang = 'en') {
    this.lang = lang;
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }
  readonly pause = async (milliseconds: number): Promise<void> => {
    this.signal.throwIfAborted();
    this.pauses.push(milliseconds);
    this.whilePausing();
  };
  readonly print = (line: string): void => {
    this.stdout += `${shown(line)}\n`;
  };
  readonly remark = (line: string): void => {
    this.stderr += `${shown(line)}\n`;
  };
}

/** Runs a command. */
export async function runHere(work: (context: Context) => Promise<number>, lang: Lang = 'en') {
  const context = new TestContext(lang);
  const code = await work(context);
  return { code, stdout: context.stdout, stderr: context.stderr };
}
