/** Somebody who sends the same again and again: by two nodes at once, late by seconds, and behind what they wrote after it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { API_ROOT } from '../../src/kernel/http/contract.ts';
import type { Caller } from '../../src/people/testing.ts';
import type { Side, Step } from './history.ts';

export interface HandOptions {
  readonly random: () => number;
  readonly note: (step: Step) => void;
  /** Of a node; 0 where there is none. */
  readonly port: (but?: number) => number;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  /** Below the root of the API. */
  readonly path: string;
  readonly who: Caller;
  readonly body?: object | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const AGAIN_MS = 100;
const ANSWER_MS = 12_000;
const LATEST_MS = 3_000;
const TWICE = 0.3;
const LATE = 0.4;

const ROOTS: Readonly<Record<Side, string>> = { customer: '/chat/conversations', staff: '/conversations' };
export const pathTo = (side: Side, conversation: string, what: string): string =>
  `${ROOTS[side]}/${conversation}/${what}`;

export class Hand {
  /** How often something was sent again. */
  repeats = 0;
  readonly #options: HandOptions;
  readonly #work = new Set<Promise<unknown>>();
  #unanswered = 0;

  constructor(options: HandOptions) {
    this.#options = options;
  }

  write(side: Side, who: Caller, conversation: string, text: string): void {
    const key = randomUUID();
    this.#options.note({ is: 'written', key, conversation, side, text });
    this.do(this.#send({ side, who, conversation, key, text }));
  }

  /** Messages of which nobody has said yet that they are stored. */
  get waiting(): number {
    return this.#unanswered;
  }

  /** Waited for at the end. */
  do(work: Promise<unknown>): void {
    const done = work.finally(() => this.#work.delete(done));
    this.#work.add(done);
  }

  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }

  /** Until a node answers, whichever: what was asked of one that died is asked of another. */
  async ask({ path, ...request }: Request): Promise<Response> {
    return this.#until(API_ROOT + path, requestOf(request));
  }

  /** As a browser follows a link. */
  async fetch(link: string): Promise<Response> {
    return this.#until(link, {});
  }

  async #until(path: string, init: RequestInit): Promise<Response> {
    for (let before = 0; ; this.repeats++) {
      const port = this.#options.port(before);
      const signal = AbortSignal.timeout(ANSWER_MS);
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, signal }).catch(() => null);
      if (answer && answer.status < 500 && answer.status !== 408) return answer;
      before = port;
      await pause(AGAIN_MS);
    }
  }

  async #send(one: {
    readonly side: Side;
    readonly who: Caller;
    readonly conversation: string;
    readonly key: string;
    readonly text: string;
  }): Promise<void> {
    const { side, who, conversation, key, text } = one;
    const { random } = this.#options;
    const request: Request = {
      method: 'POST',
      path: pathTo(side, conversation, 'messages'),
      who,
      body: { key, text },
    };
    const say = async () => this.#heard(conversation, key, await this.ask(request));
    const again = async () => {
      this.repeats++;
      await say();
    };
    this.#unanswered++;
    await Promise.all([say(), ...(random() < TWICE ? [again()] : [])]);
    this.#unanswered--;
    while (random() < LATE) {
      await pause(random() * LATEST_MS);
      await again();
    }
  }

  async #heard(conversation: string, key: string, answer: Response): Promise<void> {
    const { note } = this.#options;
    const body = (await answer.json().catch(() => null)) as {
      readonly seq: number;
      readonly into?: string;
      readonly code?: string;
    } | null;
    // Torn off on its way: it is no answer.
    if (!body) return;
    if (answer.ok) note({ is: 'accepted', key, conversation: body.into ?? conversation, seq: body.seq });
    else note({ is: 'refused', key, code: body.code ?? `${answer.status}` });
  }
}

function requestOf({ method, who, body, headers = {} }: Omit<Request, 'path'>): RequestInit {
  if (body === undefined) return { method, headers: { ...who.headers, ...headers } };
  const isBytes = Buffer.isBuffer(body);
  const type = isBytes ? 'application/octet-stream' : 'application/json';
  return {
    method,
    headers: { 'content-type': type, ...who.headers, ...headers },
    body: isBytes ? new Uint8Array(body) : JSON.stringify(body),
  };
}
