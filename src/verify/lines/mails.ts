/** What those who manage contacts are told by mail when a line is reported as down, or up again. */
import type { Tx } from '../../kernel/database/db.ts';
import { beijingTime } from '../../kernel/when/contract.ts';
import { contactsOf } from '../../people/access/index.ts';
import { sendMail, type Template } from '../../people/mail/index.ts';
import { linesPolicy } from './policy.ts';
import type { IncidentRow } from './store/incident.ts';

interface Told {
  readonly row: IncidentRow;
  readonly url: string;
}

const LINK = { zh: '查看依据并处理', en: 'See the evidence and act' };
const percent = (share: number): string => `${Math.round(share * 100)} %`;

const DOWN: Template<Told> = {
  name: 'line-down',
  zh: ({ row: { label, display, kind, evidence, raisedAt }, url }) => ({
    subject: kind === 'no-such-number' ? `多人反映是空号：${display}` : `多人反映打不通：${display}`,
    paragraphs: [
      `北京时间 ${beijingTime(raisedAt.getTime())}，${label.zh}（${display}）被多位用户反映打不通。加权后没有打通的占 ${percent(evidence.share)}，平时是 ${percent(evidence.usual)}。`,
      '网站已经在这个号码旁边提示“多位用户反映打不通”，并列出可以改用的方式。号码没有隐藏。',
      '请马上拨打核实：确实不通就确认，并把准备好的横幅公告提交发布；没有问题就排除。',
    ],
    link: { label: LINK.zh, url },
  }),
  en: ({ row: { label, display, kind, evidence, raisedAt }, url }) => ({
    subject:
      kind === 'no-such-number' ? `Said not to exist: ${display}` : `Reported as not reachable: ${display}`,
    paragraphs: [
      `At ${beijingTime(raisedAt.getTime())} Beijing time, several people reported that they do not get through on ${label.en} (${display}). By weight ${percent(evidence.share)} of them did not, and ${percent(evidence.usual)} is usual.`,
      'The site says so beside the number and names what to use instead. The number is not hidden.',
      'Please dial it now. If it is down, confirm it and propose the banner that is ready; if nothing is wrong, dismiss it.',
    ],
    link: { label: LINK.en, url },
  }),
};

const UP: Template<Told> = {
  name: 'line-up',
  zh: ({ row: { label, display, endedBy }, url }) => ({
    subject: `恢复正常：${display}`,
    paragraphs: [
      endedBy === 'votes'
        ? `用户反映 ${label.zh}（${display}）又能打通了，网站上的提示已经撤下。`
        : `${label.zh}（${display}）不再有人反映打不通，网站上的提示已经撤下。`,
      '如果发布过横幅公告，请把它结束。',
    ],
    link: { label: LINK.zh, url },
  }),
  en: ({ row: { label, display, endedBy }, url }) => ({
    subject: `Reachable again: ${display}`,
    paragraphs: [
      endedBy === 'votes'
        ? `People get through on ${label.en} (${display}) again, and the site no longer says otherwise.`
        : `Nobody reports ${label.en} (${display}) as down any more, and the site no longer says so.`,
      'If a banner was published, please end it.',
    ],
    link: { label: LINK.en, url },
  }),
};

export async function tellManagers(
  tx: Tx,
  about: 'down' | 'up',
  row: IncidentRow,
  publicUrl: string,
): Promise<void> {
  const found = await contactsOf(tx, { roles: linesPolicy['lines.manage'] });
  const to = found.map(({ email, name, lang }) => ({ email, name, lang }));
  const template = about === 'down' ? DOWN : UP;
  await sendMail(tx, { to, template, data: { row, url: `${publicUrl}/console/lines` } });
}
