import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const BETWEEN_MS = 2;
const PATIENCE_MS = 30_000;

/** Asks pages again and again, each on one kept connection, until they show something. */
export class Watcher {
  readonly #urls: readonly string[];
  readonly #agent = new Agent({ keepAlive: true });

  constructor(urls: readonly string[]) {
    this.#urls = urls;
  }

  /** When each page was first received with text that fits `pattern`, on the clock of `performance.now`, in the order of the pages. */
  firstSight(pattern: RegExp): Promise<number[]> {
    return Promise.all(this.#urls.map((url) => this.#watch(url, pattern)));
  }

  close(): void {
    this.#agent.destroy();
  }

  async #watch(url: string, pattern: RegExp): Promise<number> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!pattern.test(await this.#read(url))) {
      if (performance.now() > deadline) throw new Error(`${url} never showed ${pattern}`);
      await pause(BETWEEN_MS);
    }
    return performance.now();
  }

  #read(url: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const request = get(url, { agent: this.#agent }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve(body)).on('error', reject);
    });
    request.on('error', reject);
    return promise;
  }
}
