/** What a macro has done once its message is stored: kept over a reload, as the message itself is. */
import { useEffect, useState } from 'react';
import { call } from '../../../../web/console/api.ts';
import { queries } from '../../../../web/console/ask.ts';
import { useSession } from '../../../../web/console/session.tsx';
import { deskApi, toolsApi } from '../contract.ts';
import { useDeskLine } from './desk-context.tsx';

export interface MacroActs {
  readonly tags: readonly string[];
  readonly resolve: boolean;
}

interface Waiting extends MacroActs {
  readonly conversation: string;
  /** Of the message. */
  readonly key: string;
}

const keyOf = (personId: string): string => `desk-after ${personId}`;

function kept(personId: string): readonly Waiting[] {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(personId)) ?? '[]');
  } catch {
    return [];
  }
}

export type AfterSending = (conversation: string, key: string, acts: MacroActs) => void;

/** Each is done once its message has come back from the server, and forgotten with a message that was discarded. */
export function useAfterSending(): AfterSending {
  const line = useDeskLine();
  const { id: personId } = useSession().me.person;
  const [waiting, setWaiting] = useState(() => kept(personId));
  useEffect(() => {
    sessionStorage.setItem(keyOf(personId), JSON.stringify(waiting));
  }, [personId, waiting]);
  const version = line.version();
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each change of what the line holds
  useEffect(() => {
    const settled = waiting.filter(({ conversation, key }) => {
      const thread = line.thread(conversation);
      return thread !== undefined && thread.upTo > 0 && !thread.outbox.some((one) => one.key === key);
    });
    if (settled.length === 0) return;
    setWaiting(waiting.filter((one) => !settled.includes(one)));
    for (const one of settled)
      if (line.thread(one.conversation)?.messages.some(({ key }) => key === one.key)) void act(one);
  }, [line, version, waiting]);
  return (conversation, key, acts) =>
    setWaiting((all) => [...all, { conversation, key, tags: acts.tags, resolve: acts.resolve }]);
}

async function act({ conversation: id, tags, resolve }: Waiting): Promise<void> {
  if (tags.length > 0) await call(toolsApi.tag, { params: { id }, body: { add: [...tags] } });
  if (resolve) await call(deskApi.move, { params: { id }, body: { act: 'resolve' } });
  for (const { method, path } of [deskApi.list, deskApi.get, toolsApi.tags])
    void queries.invalidateQueries({ queryKey: [method, path] });
}
