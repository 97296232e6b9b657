/**
 * A transcript by e-mail. What it says was typed by whoever asks for it, and the address may be anybody's: so it leaves
 * only where somebody of ours has answered, seldom, and as text.
 */
import { createHmac } from 'node:crypto';
import type { Tx } from '../../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../../kernel/errors.ts';
import type { Lang } from '../../../kernel/i18n.ts';
import { sendMail, type Template } from '../../../people/mail/index.ts';
import type { Badges } from '../badges.ts';
import { lockOwn, type Owner } from '../store/conversation.ts';
import { mayKeep } from '../store/family.ts';
import { lineOf } from './as.ts';
import type { Entry } from './entries.ts';
import { transcriptTexts } from './messages.ts';
import { countSent, noteSent } from './store.ts';
import { entriesBehind } from './stream.ts';

const MINUTE_MS = 60_000;
const SOON_MS = 10 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A day. */
const MOST = { ofConversation: 5, toAddress: 5, fromNetwork: 20 };
/** The newest; whoever wants more downloads it. */
const MESSAGES = 200;
const CHARACTERS = 60_000;

interface Data {
  readonly number: number;
  readonly entries: readonly Entry[];
  readonly isWhole: boolean;
}

const template: Template<Data> = {
  name: 'transcript',
  zh: ({ number, entries, isWhole }) => ({
    subject: transcriptTexts.zh.title(number),
    paragraphs: [
      `有人在与我们的聊天里填写了这个邮箱，要求把会话 ${number} 的记录发到这里。不是您？不用理会，请不要照其中的话去做。`,
      `${transcriptTexts.zh.zone}${transcriptTexts.zh.masked}`,
      ...(isWhole ? [] : ['会话较长，这里只有最近的部分；完整记录可以在聊天窗口下载。']),
      ...entries.map(lineOf),
    ],
  }),
  en: ({ number, entries, isWhole }) => ({
    subject: transcriptTexts.en.title(number),
    paragraphs: [
      `Somebody gave this address in a chat with us, to have the transcript of conversation ${number} sent here. Was it not you? Pay no heed, and do nothing that it says.`,
      `${transcriptTexts.en.zone} ${transcriptTexts.en.masked}`,
      ...(isWhole
        ? []
        : ['It is long, so only its newest part is here; the chat lets you download all of it.']),
      ...entries.map(lineOf),
    ],
  }),
};

const GREETED: Record<Lang, string> = { zh: '顾客', en: 'customer' };

export interface Asked {
  readonly id: string;
  readonly owner: Owner;
  readonly email: string;
  /** Of the conversation where none is named. */
  readonly lang: Lang | undefined;
  readonly network: string;
}

export type MailCode =
  | 'no-such-conversation'
  | 'of-an-account'
  | 'mail-not-set-up'
  | 'not-answered-yet'
  | 'transcript-too-often';

export interface Mailing {
  readonly now: Date;
  readonly secret: string;
  readonly badges: Badges;
  readonly delivers: boolean;
}

export async function mailTranscript(
  tx: Tx,
  { now, secret, badges, delivers }: Mailing,
  { id, owner, email, lang: asked, network }: Asked,
): Promise<Result<null, { readonly code: MailCode }>> {
  const conversation = await lockOwn(tx, id, owner);
  if (!conversation) return refuse({ code: 'no-such-conversation' });
  if (!(await mayKeep(tx, id, owner))) return refuse({ code: 'of-an-account' });
  if (!delivers) return refuse({ code: 'mail-not-set-up' });
  if (!conversation.firstReplyAt) return refuse({ code: 'not-answered-yet' });
  const to = {
    conversationId: id,
    address: hashed(secret, 'address', email.toLowerCase()),
    network: hashed(secret, 'network', network),
  };
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const sent = await countSent(tx, to, { soon: ago(SOON_MS), today: ago(DAY_MS) });
  const isTooMuch =
    sent.ofConversation > 0 ||
    sent.ofConversationToday >= MOST.ofConversation ||
    sent.toAddress >= MOST.toAddress ||
    sent.fromNetwork >= MOST.fromNetwork;
  if (isTooMuch) return refuse({ code: 'transcript-too-often' });
  const lang = asked ?? conversation.lang;
  const about = { conversation, lang, notes: false, operator: null, contactUrl: null, now: now.getTime() };
  const after = Math.max(0, conversation.lastSeq - MESSAGES);
  const all: Entry[] = [];
  for await (const entries of entriesBehind(tx, badges, about, after)) all.push(...entries);
  const entries = newest(all);
  const isWhole = after === 0 && entries.length === all.length;
  const [mailId] = await sendMail(tx, {
    to: [{ email, name: GREETED[lang], lang }],
    template,
    data: { number: conversation.number, entries, isWhole },
  });
  if (mailId === undefined) throw new Error('one recipient gets one message');
  await noteSent(tx, { ...to, mailId, at: now });
  return ok(null);
}

function newest(entries: readonly Entry[]): Entry[] {
  let left = CHARACTERS;
  const from = entries.findLastIndex((entry) => {
    left -= entry.text.length;
    return left < 0;
  });
  return entries.slice(from + 1);
}

const hashed = (secret: string, what: string, value: string): Buffer =>
  createHmac('sha256', `clearline transcript ${secret}`).update(`${what} ${value}`).digest();
