/** A witness in a folder of its own, and its server on a free port; both end with the test. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { KEY_TYPE, type Signer, type VerifierKey } from '@clearline/tlog';
import { testSigner } from '../log.fixtures.ts';
import { type WitnessLimits, witnessServer } from './server.ts';
import { Witness } from './witness.ts';

export const START_SECONDS = 1_790_000_000;

/** Stands still until it is moved. */
export class TestClock {
  seconds = START_SECONDS;
  now(): number {
    return this.seconds * 1000;
  }
}

export const witnessSigner = (name = 'witness.example/w1'): Signer =>
  testSigner(name, KEY_TYPE.cosignatureV1);

export async function testFolder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'clearline-witness-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

interface Options {
  readonly dir?: string;
  readonly signer?: Signer;
  readonly clock?: TestClock;
}

export async function testWitness(t: TestContext, logs: readonly VerifierKey[], options: Options = {}) {
  const dir = options.dir ?? (await testFolder(t));
  const clock = options.clock ?? new TestClock();
  const signer = options.signer ?? witnessSigner();
  const opened = await Witness.open({ dir, signer, logs, clock });
  if (!opened.ok) throw new Error(opened.error.code);
  t.after(() => opened.value.close());
  return { witness: opened.value, dir, clock, signer };
}

export async function serve(t: TestContext, witness: Witness, limits: Partial<WitnessLimits> = {}) {
  const errors: unknown[] = [];
  const server = witnessServer(witness, (error) => errors.push(error), limits);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const post = (body: Uint8Array) =>
    fetch(`${url}/add-checkpoint`, { method: 'POST', body: Buffer.from(body) });
  return { url, port, post, errors };
}
