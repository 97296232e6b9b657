/** What a transcript says of each message, whatever it is written as. Pure. */
import type { Lang } from '../../../kernel/i18n.ts';
import { beijingTime } from '../../../kernel/when/contract.ts';
import type { Message } from '../contract.ts';
import { transcriptTexts } from './messages.ts';

export interface Entry {
  readonly kind: 'customer' | 'agent' | 'assistant' | 'note' | 'event';
  /** By display name and staff number, where it is somebody of the staff. */
  readonly who: string;
  readonly text: string;
  /** What was hidden in it, in words; null where nothing was. */
  readonly hidden: string | null;
  /** `2026-11-28 17:40`, in Beijing. */
  readonly time: string;
  /** RFC 3339. */
  readonly at: string;
}

/** @param notes whether whoever reads it is of the staff; customers never see any. */
export const entriesOf = (messages: readonly Message[], lang: Lang, notes: boolean): Entry[] =>
  messages.filter(({ body }) => notes || body.kind !== 'note').map((message) => entryOf(message, lang));

function entryOf({ author, writer, body, at }: Message, lang: Lang): Entry {
  const t = transcriptTexts[lang];
  const when = { time: beijingTime(at), at };
  if (body.kind === 'event')
    return {
      ...when,
      kind: 'event',
      who: t.system,
      text: t.events[body.event](body.name ?? String(body.number ?? t.former)),
      hidden: null,
    };
  const kind = body.kind === 'note' ? 'note' : author === 'system' ? 'event' : author;
  const person = writer ? t.writer(writer.name, writer.staffNumber) : t.former;
  const names = { customer: t.customer, assistant: t.assistant, system: t.system, agent: person };
  return {
    ...when,
    kind,
    who: body.kind === 'note' ? `${t.note} · ${names[author]}` : names[author],
    text: body.kind === 'file' ? t.file(body.file.name, body.file.picture !== null) : body.text,
    hidden: body.kind !== 'file' && body.hidden?.length ? t.hidden(body.hidden) : null,
  };
}
