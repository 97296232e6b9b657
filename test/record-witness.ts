/** A real witness behind a real HTTP server on loopback, which a test can make slow, silent or dishonest. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Witness } from '@clearline/cli';
import { KEY_TYPE, type PolicyWitness, type Signer, verifierKey } from '@clearline/tlog';
import { keyPair, sha256 } from '../src/kernel/crypto.ts';
import { KEYS, ORIGIN } from './record-log.ts';

export type Behaviour = (body: Buffer, response: ServerResponse) => Promise<void> | void;

export interface TestWitness {
  readonly policy: PolicyWitness;
  readonly signer: Signer;
  readonly honest: Behaviour;
  /** Cosigns and remembers it, and the answer never arrives. */
  readonly lost: Behaviour;
  /** What it does with each request; honest unless changed. */
  behave: Behaviour;
  /** How often it was asked. */
  asked: number;
}

export function witnessSigner(name: string): Signer {
  const { publicKey, sign } = keyPair(sha256(Buffer.from(name)));
  return { key: verifierKey(sha256, { name, type: KEY_TYPE.cosignatureV1, publicKey }), sign };
}

export async function startWitness(
  t: TestContext,
  name: string,
  clock: { now(): number },
): Promise<TestWitness> {
  const dir = await mkdtemp(join(tmpdir(), 'clearline-witness-'));
  const signer = witnessSigner(`${name}.example/witness`);
  const witness = await Witness.open({ dir, signer, logs: [KEYS.log(ORIGIN).key], clock });
  if (!witness.ok) throw new Error(witness.error.code);
  const honest: Behaviour = async (body, response) => {
    const answer = await witness.value.addCheckpoint(body);
    response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
  };
  const lost: Behaviour = async (body, response) => {
    await witness.value.addCheckpoint(body);
    response.destroy();
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    test.asked++;
    await test.behave(body, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await witness.value.close();
    await rm(dir, { recursive: true });
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a/prefix/`;
  const policy = { name, key: signer.key, url };
  const test: TestWitness = { policy, signer, honest, lost, behave: honest, asked: 0 };
  return test;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => Buffer.concat(await request.toArray());
