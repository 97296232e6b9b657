/** A whole node on a real database, and every route of the API's own document, to be tried as anybody. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { POLICY } from '../src/app/people.ts';
import { type Caller, peopleWorld, SECRET } from '../src/people/testing.ts';
import { type TestNode, testNode } from './nodes.ts';
import { dataFolder, removeFolder } from './programs.ts';

export interface Operation {
  /** Method and path below /api/v1, as the table in permissions.ts names them. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
}

interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** All of it is stopped and removed when the file's tests have ended. */
export async function everyRoute() {
  const folder = await dataFolder();
  let node: TestNode | undefined;
  // Before the world's own: its database goes once nobody is on it.
  after(async () => {
    await node?.stop();
    await removeFolder(folder);
  });
  const world = await peopleWorld(POLICY, Date.now());
  await writeFile(join(folder, 'auth.secret'), SECRET, { mode: 0o600 });
  node = await testNode(world.url, folder);
  await node.ready;
  const { url } = node;
  const operations = await operationsOf(url);
  let addresses = 0;
  /** From an address of its own each time, as a limit of requests is not what is tried here. */
  const ask = (who: Caller, operation: Pick<Operation, 'method' | 'path'>, sent: Sent = {}) => {
    addresses++;
    return send(url, `10.1.${addresses >> 8}.${addresses & 255}`, who, operation, sent);
  };
  const operationOf = (key: string): Operation =>
    operations.find((operation) => operation.key === key) ?? assert.fail(`${key} is no route`);
  return { ...world, operations, operationOf, ask };
}

async function operationsOf(url: string): Promise<Operation[]> {
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Pick<Operation, 'security'>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      key: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
      method: method.toUpperCase(),
      path,
      security,
    })),
  );
}

async function send(
  url: string,
  address: string,
  who: Caller,
  { method, path }: Pick<Operation, 'method' | 'path'>,
  { params = {}, query = {}, body }: Sent,
): Promise<Answer> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? randomUUID());
  const search = new URLSearchParams(query).toString();
  const response = await fetch(url + filled + (search && `?${search}`), {
    method,
    headers: {
      accept: 'application/json',
      'x-forwarded-for': address,
      ...('authorization' in who.headers ? {} : { 'sec-fetch-site': 'same-origin' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...who.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // A stream has no end to wait for.
  if (!response.headers.get('content-type')?.includes('json')) {
    await response.body?.cancel();
    return { status: response.status, code: undefined, text: '' };
  }
  const text = await response.text();
  return { status: response.status, code: text.startsWith('{') ? JSON.parse(text).code : undefined, text };
}
