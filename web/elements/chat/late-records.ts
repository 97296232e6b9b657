/** Loads `records.ts` once somebody wants it. Where it does not come, or cannot be shown, the chat goes on without it. */
import type { Lang } from '@clearline/card';
import type { TemplateResult } from 'lit/html.js';
import type { Thread } from '../../live/thread.ts';
import type { Records, RecordsKit } from './records.ts';

type RecordsModule = typeof import('./records.ts');

export class LateRecords {
  readonly #site: string;
  readonly #kit: RecordsKit;
  #records: Records | null = null;
  #isLoading = false;
  #losses = 0;

  constructor(site: string, kit: RecordsKit) {
    this.#site = site;
    this.#kit = kit;
  }

  readonly load = async (): Promise<void> => {
    void this.#records?.look();
    if (this.#records || this.#isLoading) return;
    this.#isLoading = true;
    this.#kit.draw();
    // Browsers remember that a script did not come, by its whole address.
    const name = `support-chat-records.js${this.#losses > 0 ? `#${this.#losses}` : ''}`;
    try {
      const { Records } = (await import(/* @vite-ignore */ `${this.#site}/${name}`)) as RecordsModule;
      this.#records = new Records(this.#kit);
    } catch {
      this.#losses++;
    }
    this.#isLoading = false;
    this.#kit.draw();
  };

  show(thread: Thread, lang: Lang): TemplateResult | 'loading' | 'lost' {
    try {
      if (this.#records) return this.#records.show(thread, lang);
    } catch {
      this.#records = null;
      this.#losses++;
    }
    return this.#losses === 0 || this.#isLoading ? 'loading' : 'lost';
  }
}
