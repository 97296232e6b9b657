/** What people are told by mail about the list of who approves the card. */
import type { Publishers } from '@clearline/card';
import * as z from 'zod';
import type { Tx } from '../../kernel/database/db.ts';
import { contactsOf } from '../../people/access/index.ts';
import { sendMail, type Template } from '../../people/mail/index.ts';
import { newLogKey } from './log-key.ts';
import { publishersPolicy } from './policy.ts';

interface Told {
  readonly by: string;
  readonly names: readonly string[];
  /** How many of them a number takes. */
  readonly needed: number;
  /** Whether the log gets another key with it. */
  readonly newLogKey: boolean;
  readonly url: string;
}

const LINK = { zh: '打开批准人名单', en: 'Open the list' };

const TO_SIGN: Template<Told> = {
  name: 'publishers-to-sign',
  zh: ({ by, names, needed, newLogKey, url }) => ({
    subject: '请签署：谁能批准名片',
    paragraphs: [
      `${by} 提出了新的批准人名单：${names.join('、')}。更换官方号码需要其中 ${needed} 人批准。`,
      '名单要由您用通行密钥签名才会生效。请先看清名单上的人，不认识的请先问清楚。',
      ...(newLogKey ? ['名单生效时，存证同时换用新的签名密钥。'] : []),
    ],
    link: { label: LINK.zh, url },
  }),
  en: ({ by, names, needed, newLogKey, url }) => ({
    subject: 'Please sign: who approves the card',
    paragraphs: [
      `${by} drafted another list of who approves the card: ${names.join(', ')}. Changing a number takes ${needed} of them.`,
      'It comes into force once you have signed it with your passkey. Look who is on it, and ask about anybody you do not know.',
      ...(newLogKey ? ['The record gets another signing key with it.'] : []),
    ],
    link: { label: LINK.en, url },
  }),
};

const CHANGED: Template<Told> = {
  name: 'publishers-changed',
  zh: ({ names, needed, newLogKey, url }) => ({
    subject: '新的批准人名单已经生效',
    paragraphs: [
      `现在能批准名片的人：${names.join('、')}。更换官方号码需要其中 ${needed} 人批准。`,
      '这份名单写进了存证，不能抹去。如果这不在您意料之中，请马上联系负责人。',
      ...(newLogKey ? ['存证同时换用了新的签名密钥。旧密钥怎么处理，名单页面上有说明。'] : []),
    ],
    link: { label: LINK.zh, url },
  }),
  en: ({ names, needed, newLogKey, url }) => ({
    subject: 'A new list of who approves the card is in force',
    paragraphs: [
      `These people approve the card now: ${names.join(', ')}. Changing a number takes ${needed} of them.`,
      'The list stands in the record for good. If you did not expect this, talk to an owner now.',
      ...(newLogKey
        ? ['The record has another signing key with it. That page says what to do with the old one.']
        : []),
    ],
    link: { label: LINK.en, url },
  }),
};

interface Telling {
  readonly tx: Tx;
  readonly actor: { readonly id: string; readonly name: string };
  readonly publicUrl: string;
}

/** Asks everybody who has to sign: those on the new list, and those who must agree as the list before. */
export async function askToSign(telling: Telling, next: Publishers, current: Publishers): Promise<void> {
  const ids = [...next.people, ...current.people].map(({ id }) => id).filter(isStaffId);
  const roles = publishersPolicy['publishers.sign'];
  const asked = await contactsOf(telling.tx, { roles, ids: [...new Set(ids)] });
  await write(
    telling,
    TO_SIGN,
    { next, current },
    asked.filter(({ id }) => id !== telling.actor.id),
  );
}

export async function tellOfChange(telling: Telling, next: Publishers, current: Publishers): Promise<void> {
  const told = await contactsOf(telling.tx, { roles: ['owner', 'admin'] });
  await write(telling, CHANGED, { next, current }, told);
}

/** A key file is listed under a name of its own. */
const isStaffId = (id: string): boolean => z.uuid().safeParse(id).success;

async function write(
  { tx, actor, publicUrl }: Telling,
  template: Template<Told>,
  { next, current }: { readonly next: Publishers; readonly current: Publishers },
  to: Awaited<ReturnType<typeof contactsOf>>,
): Promise<void> {
  const data = {
    by: actor.name,
    names: next.people.map(({ name }) => name),
    needed: next.rules.protected.approvals,
    newLogKey: newLogKey(current, next) !== null,
    url: `${publicUrl}/console/publishers`,
  };
  await sendMail(tx, { to: to.map(({ email, name, lang }) => ({ email, name, lang })), template, data });
}
