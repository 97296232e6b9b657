/** What people are told by mail when something happens to a proposal. */

import type { Tx } from '../../kernel/database/db.ts';
import { beijingTime } from '../../kernel/when/contract.ts';
import { contactsOf } from '../../people/access/index.ts';
import { type Recipient, sendMail, type Template } from '../../people/mail/index.ts';
import { type Doing, whoOf } from './life.ts';
import { proposalsPolicy } from './policy.ts';
import { editorsOf } from './store/event.ts';
import type { Row } from './store/proposal.ts';

type Occasion =
  | 'submitted'
  | 'scheduled'
  | 'published'
  | 'rejected'
  | 'withdrawn'
  | 'commented'
  | 'returned'
  | 'retired';

interface Told {
  readonly id: number;
  readonly title: string;
  /** Who did it; null for the system. */
  readonly by: string | null;
  /** Reason, comment. */
  readonly text: string | null;
  readonly dueAt: string | null;
  readonly url: string;
}

interface Words {
  readonly subject: (told: Told) => string;
  readonly body: (told: Told) => string;
}

const zh: Record<Occasion, Words> = {
  submitted: {
    subject: ({ title }) => `请审批：${title}`,
    body: ({ by }) => `${by} 提交了一份修改官方联系方式的提案，请您核对并审批。`,
  },
  scheduled: {
    subject: ({ title }) => `已批准，等待发布：${title}`,
    body: ({ by, dueAt }) =>
      `${by} 批准了这份提案。它将在北京时间 ${dueAt && beijingTime(dueAt)} 发布，在此之前可以撤回。`,
  },
  published: {
    subject: ({ title }) => `已发布：${title}`,
    body: ({ by }) => (by ? `${by} 发布了这份提案。` : '等待时间已过，这份提案已经发布。'),
  },
  rejected: {
    subject: ({ title }) => `被拒绝：${title}`,
    body: ({ by }) => `${by} 拒绝了这份提案，理由如下。您可以重新打开它，修改后再提交。`,
  },
  withdrawn: {
    subject: ({ title }) => `已撤回：${title}`,
    body: ({ by }) => `${by} 撤回了这份提案，它不会发布。`,
  },
  commented: { subject: ({ title }) => `新留言：${title}`, body: ({ by }) => `${by} 在这份提案下留言：` },
  returned: {
    subject: ({ title }) => `需要重新审批：${title}`,
    body: () =>
      '批准之后，官方名片又有了改动，将要发布的内容不再是当时批准的内容；或者批准的人已无权审批。请重新核对并审批。',
  },
  retired: {
    subject: ({ title }) => `紧急停用：${title}`,
    body: ({ by }) =>
      `${by} 紧急停用了这个联系方式，已立即生效，并在每个页面公告。如果不是您所知的情况，请马上联系负责人。`,
  },
};

const en: typeof zh = {
  submitted: {
    subject: ({ title }) => `Please approve: ${title}`,
    body: ({ by }) => `${by} has submitted a change of the official contacts. Please check and approve it.`,
  },
  scheduled: {
    subject: ({ title }) => `Approved and waiting: ${title}`,
    body: ({ by, dueAt }) =>
      `${by} has approved this proposal. It is published at ${dueAt && beijingTime(dueAt)} Beijing time, and can be withdrawn until then.`,
  },
  published: {
    subject: ({ title }) => `Published: ${title}`,
    body: ({ by }) =>
      by ? `${by} has published this proposal.` : 'The wait is over: this proposal has been published.',
  },
  rejected: {
    subject: ({ title }) => `Rejected: ${title}`,
    body: ({ by }) =>
      `${by} has rejected this proposal for the reason below. You can reopen it, mend it and submit it again.`,
  },
  withdrawn: {
    subject: ({ title }) => `Withdrawn: ${title}`,
    body: ({ by }) => `${by} has withdrawn this proposal. It will not be published.`,
  },
  commented: {
    subject: ({ title }) => `Comment: ${title}`,
    body: ({ by }) => `${by} has commented on this proposal:`,
  },
  returned: {
    subject: ({ title }) => `Approval needed again: ${title}`,
    body: () =>
      'The Contact Card has changed since the approval, so what would be published is no longer what was approved; or who approved it may approve no more. Please check and approve it again.',
  },
  retired: {
    subject: ({ title }) => `Retired at once: ${title}`,
    body: ({ by }) =>
      `${by} has retired this contact at once, with a notice on every page. If you know of no reason for it, talk to an owner now.`,
  },
};

const LINK = { zh: '打开提案', en: 'Open the proposal' };

const letter = (words: Words, lang: 'zh' | 'en') => (told: Told) => ({
  subject: words.subject(told),
  paragraphs: [words.body(told), ...(told.text ? [told.text] : [])],
  link: { label: LINK[lang], url: told.url },
});

const templateOf = (occasion: Occasion): Template<Told> => ({
  name: `proposal-${occasion}`,
  zh: letter(zh[occasion], 'zh'),
  en: letter(en[occasion], 'en'),
});

interface Audience {
  readonly editors?: boolean;
  /** All who may approve. */
  readonly approvers?: boolean;
}

interface Addressee extends Recipient {
  readonly id: string;
}

/** Those of them who may still read proposals. */
export const readersAmong = (tx: Tx, ids: readonly string[]): Promise<Addressee[]> =>
  contactsOf(tx, { roles: proposalsPolicy['proposals.read'], ids });

/** Everybody concerned but the one who does it. */
export async function concerned(doing: Doing, row: Row, audience: Audience): Promise<Addressee[]> {
  const { tx } = doing;
  const found = [
    ...(audience.editors
      ? await readersAmong(
          tx,
          (await editorsOf(tx, row.id)).map(({ id }) => id),
        )
      : []),
    ...(audience.approvers ? await contactsOf(tx, { roles: proposalsPolicy['proposals.approve'] }) : []),
  ];
  const people = new Map(found.map((person) => [person.id, person]));
  people.delete(whoOf(doing)?.id ?? '');
  return [...people.values()];
}

/** @param said by whom, where it is not the one who acts, and what: a reason, a comment */
export async function write(
  { tx, deps, actor }: Doing,
  row: Row,
  occasion: Occasion,
  people: readonly Addressee[],
  said: { readonly by?: string; readonly text?: string | undefined } = {},
): Promise<void> {
  const to = people.map(({ email, name, lang }): Recipient => ({ email, name, lang }));
  const data: Told = {
    id: row.id,
    title: row.title,
    by: said.by ?? actor?.name ?? null,
    text: said.text ?? null,
    dueAt: row.dueAt,
    url: `${deps.publicUrl()}/console/proposals/${row.id}`,
  };
  await sendMail(tx, { to, template: templateOf(occasion), data });
}

/** Writes to everybody concerned but the one who did it. */
export const tell = async (
  doing: Doing,
  row: Row,
  occasion: Occasion,
  { text, ...audience }: Audience & { readonly text?: string },
): Promise<void> => write(doing, row, occasion, await concerned(doing, row, audience), { text });
