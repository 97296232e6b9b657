import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatVkey, type VerifierKey } from '@clearline/tlog';
import type { Context } from '../context.ts';
import { EXIT } from '../exit.ts';
import { witnessIdentity } from './identity.ts';
import { readLogs } from './logs.ts';
import { refusalText, witnessMessages } from './messages.ts';
import { witnessServer } from './server.ts';
import { Witness } from './witness.ts';

export interface WitnessCommand {
  readonly data: string;
  readonly log?: readonly string[];
  readonly policy?: readonly string[];
  readonly name?: string;
  readonly url?: string;
  readonly port: string;
  readonly host: string;
}

/** How long a request that is under way at the end may still take. */
const GRACE_MS = 5_000;

/** Runs a witness until the signal. @returns the exit code */
export async function runWitness(options: WitnessCommand, context: Context): Promise<number> {
  const { lang, clock, remark } = context;
  const t = witnessMessages[lang];
  const port = /^\d{1,5}$/.test(options.port) ? Number(options.port) : 65_536;
  if (port > 65_535) return refused(t.badPort(options.port), EXIT.usage);
  const logs = await readLogs(options.log ?? [], options.policy ?? []);
  if (!logs.ok) return refused(refusalText(logs.error, lang), EXIT.usage);
  await mkdir(options.data, { recursive: true, mode: 0o700 });
  const signer = await witnessIdentity(options.data, options.name ?? null);
  if (!signer.ok) return refused(refusalText(signer.error, lang), EXIT.no);
  const witness = await Witness.open({ dir: options.data, signer: signer.value, logs: logs.value, clock });
  if (!witness.ok) return refused(refusalText(witness.error, lang), EXIT.no);
  try {
    const server = witnessServer(witness.value, (error) => remark(t.failed(reason(error))));
    return await serve(server, { ...options, port, logs: logs.value.length, key: signer.value.key }, context);
  } finally {
    await witness.value.close();
  }

  function refused(sentence: string, code: number): number {
    remark(sentence);
    return code;
  }
}

interface Place {
  readonly port: number;
  readonly host: string;
  readonly url?: string;
  readonly logs: number;
  readonly key: VerifierKey;
}

async function serve(
  server: Server,
  place: Place,
  { lang, signal, print, remark }: Context,
): Promise<number> {
  const t = witnessMessages[lang];
  try {
    server.listen(place.port, place.host);
    await once(server, 'listening');
  } catch (error) {
    remark(t.unavailable(reason(error)));
    return EXIT.unavailable;
  }
  const { port, address } = server.address() as AddressInfo;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
  remark(t.listening(url, place.logs));
  remark(t.key);
  print(formatVkey(place.key));
  remark(t.line);
  print(`witness ${place.key.name} ${formatVkey(place.key)} ${place.url ?? url}`);
  if (!signal.aborted) await once(signal, 'abort');
  await close(server);
  remark(t.stopped);
  return EXIT.fine;
}

async function close(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
