/** Nodes with conversations and their files, on one database. Only tests import this. */
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import type { Blobs } from '../../kernel/blobs/blobs.ts';
import { MemoryBlobs } from '../../kernel/blobs/memory.ts';
import type { ClamdAddress } from '../../kernel/config.ts';
import { API_ROOT } from '../../kernel/http/contract.ts';
import { type Caller, SECRET } from '../../people/testing.ts';
import { chatApi, deskApi } from '../conversations/contract.ts';
import { reachWorld } from '../conversations/testing.ts';
import type { SharedFile } from './contract.ts';
import { files } from './index.ts';

export interface Put {
  readonly name?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Came {
  readonly status: number;
  /** Of a refusal. */
  readonly code: string | undefined;
  readonly file: SharedFile;
}

export async function filesWorld() {
  const world = await reachWorld();
  const { db, clock, log } = world;

  const node = async (
    t: TestContext,
    {
      blobs = new MemoryBlobs(clock),
      clamd = null,
      ...limits
    }: { blobs?: Blobs; clamd?: ClamdAddress | null; dayBytes?: number } = {},
  ) => {
    const shared = files({ database: () => db, secret: () => SECRET, clock, log, blobs, clamd, ...limits });
    const part = () => ({ follow: () => {}, routes: shared.routes, close: async () => {} });
    const held = { files: shared.held, wait: async () => null };
    const running = await world.node(t, { attach: shared.attach, held, part });
    const { url, ask } = running;
    const isStaff = (who: Caller) => 'cookie' in who.headers;
    const rootOf = (who: Caller) => `${API_ROOT}${isStaff(who) ? '' : '/chat'}/conversations`;
    return {
      ...running,
      blobs,
      /** As a device uploads. */
      put: async (
        who: Caller,
        conversation: string,
        bytes: NonNullable<RequestInit['body']>,
        given: Put = {},
      ): Promise<Came> => {
        const { name = 'a file', key = randomUUID(), headers = {} } = given;
        const query = new URLSearchParams({ key, name });
        const answer = await fetch(`${url}${rootOf(who)}/${conversation}/files?${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', ...who.headers, ...headers },
          body: bytes,
        });
        const body = (await answer.json()) as SharedFile & { readonly code?: string };
        return { status: answer.status, code: body.code, file: body };
      },
      files: async (who: Caller, conversation: string, ids: readonly string[]): Promise<SharedFile[]> => {
        const answer = await fetch(`${url}${rootOf(who)}/${conversation}/files?ids=${ids.join()}`, {
          headers: who.headers,
        });
        return ((await answer.json()) as { files: SharedFile[] }).files;
      },
      send: (who: Caller, conversation: string, file: string, key: string = randomUUID()) =>
        ask(who, (isStaff(who) ? deskApi : chatApi).say, {
          params: { id: conversation },
          body: { key, file },
        }),
      /** As a browser follows a link. */
      get: (path: string | null, headers: Readonly<Record<string, string>> = {}) =>
        fetch(url + path, { headers }),
    };
  };
  return { ...world, node };
}

/** How many blobs there are. */
export async function countBlobs(blobs: Blobs): Promise<number> {
  let n = 0;
  for await (const _ of blobs.list()) n++;
  return n;
}
