/** Customers of an agent's desk, and the way to it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Intent } from '../src/reach/conversations/contract.ts';
import type { ConsoleWorld, Seat } from './console.world.ts';

/** Somebody at a chat of ours, as the chat asks. */
export class Customer {
  readonly id = randomUUID();
  readonly #token: string;
  readonly #world: ConsoleWorld;
  private constructor(world: ConsoleWorld, token: string) {
    this.#world = world;
    this.#token = token;
  }

  static async open(
    world: ConsoleWorld,
    about: { intent: Intent; name?: string; order?: string; contact?: string; lang?: 'zh' | 'en' },
  ): Promise<Customer> {
    const { token } = (await ask(world, 'POST', '/chat/guests')) as { token: string };
    const customer = new Customer(world, token);
    await customer.#ask('PUT', '', { lang: 'zh', ...about });
    return customer;
  }

  async writes(text: string): Promise<void> {
    await this.#ask('POST', '/messages', { key: randomUUID(), text });
  }

  async reads(upTo: number): Promise<void> {
    await this.#ask('PUT', '/cursor', { delivered: upTo, read: upTo });
  }

  /** All that was said, as this device hears it. */
  async hears(): Promise<string[]> {
    const { frames } = (await this.#ask('GET', '/frames?after=0')) as {
      frames: readonly { messages?: readonly { body: { text?: string } }[] }[];
    };
    return frames.flatMap(({ messages = [] }) => messages.flatMap(({ body }) => body.text ?? []));
  }

  #ask(method: string, path: string, body?: object): Promise<unknown> {
    return ask(this.#world, method, `/chat/conversations/${this.id}${path}`, body, {
      'Clearline-Guest': this.#token,
    });
  }
}

async function ask(
  world: ConsoleWorld,
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await fetch(`${world.node.origin}/api/v1${path}`, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response.status === 204 ? null : response.json();
}

export async function atDesk(seat: Seat, path = '/desk'): Promise<void> {
  await seat.goTo(path);
  await seat.page.locator('.desk-rows, .desk-lists .empty').first().waitFor();
}
