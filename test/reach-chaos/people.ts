/** Who takes part, and what they do beside writing: transfer a conversation, upload a file, merge two. */
import { randomUUID } from 'node:crypto';
import { IDEMPOTENCY_KEY } from '../../src/kernel/http/contract.ts';
import type { Caller } from '../../src/people/testing.ts';
import type { AttachedFile } from '../../src/reach/conversations/contract.ts';
import type { Device } from './device.ts';
import { type Hand, pathTo } from './hand.ts';
import type { Step } from './history.ts';

/** A conversation, and who is in it. */
export interface Talk {
  readonly id: string;
  readonly customer: Caller;
  readonly agent: Caller;
  readonly devices: readonly Device[];
  /** Of the same customer: it is merged into that one in the middle of everything. */
  readonly mergesInto: string | null;
}

/** With a note that must be there once, however often it is asked for. */
export async function transfer(
  hand: Hand,
  note: (step: Step) => void,
  { id, agent }: Talk,
  to: Caller,
): Promise<void> {
  const text = `transfer ${randomUUID()}`;
  note({ is: 'written', key: null, conversation: id, side: 'staff', text });
  const request = {
    method: 'POST' as const,
    path: pathTo('staff', id, 'transfer'),
    who: agent,
    body: { to: to.id, note: text },
    headers: { [IDEMPOTENCY_KEY]: randomUUID() },
  };
  const answers = await Promise.all([hand.ask(request), hand.ask(request)]);
  for (const answer of answers) if (!answer.ok) throw new Error(`no transfer: ${await answer.text()}`);
  note({ is: 'transferred', conversation: id });
}

/** By its bytes first, and then by a message that names it. @returns the file, by its id */
export async function share(
  hand: Hand,
  device: Device,
): Promise<{ readonly id: string; readonly bytes: Buffer }> {
  const { side, who } = device.seat;
  const { conversation } = device;
  const [key, name] = [randomUUID(), `${randomUUID()}.txt`];
  const bytes = Buffer.from(`the content of ${name}`);
  const query = new URLSearchParams({ key, name });
  const path = `${pathTo(side, conversation, 'files')}?${query}`;
  const answer = await hand.ask({ method: 'POST', path, who, body: bytes });
  if (!answer.ok) throw new Error(`no upload: ${await answer.text()}`);
  const { id, type, picture } = (await answer.json()) as AttachedFile;
  device.write(name, { id, name, type, bytes: bytes.length, picture });
  return { id, bytes };
}

export async function merge(hand: Hand, { id, agent, mergesInto }: Talk): Promise<void> {
  if (mergesInto === null) return;
  const path = pathTo('staff', id, 'merge');
  const body = { with: mergesInto, keep: mergesInto };
  const answer = await hand.ask({ method: 'POST', path, who: agent, body });
  if (!answer.ok) throw new Error(`no merge: ${await answer.text()}`);
}
