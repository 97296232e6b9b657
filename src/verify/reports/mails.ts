import type { Template } from '../../people/mail/index.ts';

interface Decided {
  /** The entry as the list shows it. */
  readonly shown: string;
  readonly upheld: boolean;
  readonly reason: string;
}

export const appealMail: Template<Decided> = {
  name: 'impostor-appeal',
  zh: ({ shown, upheld, reason }) => ({
    subject: upheld ? '您的申诉成立' : '您的申诉已处理',
    paragraphs: [
      upheld
        ? `您就「${shown}」提出的申诉成立，它已从冒充者名单中删除。给您带来的不便，我们很抱歉。`
        : `我们重新核对了「${shown}」，它会继续留在冒充者名单中。`,
      `说明：${reason}`,
      ...(upheld ? [] : ['如果有新的证据，可以再次申诉。']),
    ],
  }),
  en: ({ shown, upheld, reason }) => ({
    subject: upheld ? 'Your appeal was upheld' : 'Your appeal has been decided',
    paragraphs: [
      upheld
        ? `Your appeal about “${shown}” was upheld: it has been taken off the list of impostors. We are sorry for the trouble.`
        : `We have checked “${shown}” again. It stays on the list of impostors.`,
      `Reason: ${reason}`,
      ...(upheld ? [] : ['With new evidence you can appeal again.']),
    ],
  }),
};

interface Wave {
  readonly reporters: number;
  readonly usual: number;
  /** Values of the cases most reported, as they are shown. */
  readonly shown: readonly string[];
  readonly url: string;
}

export const spikeMail: Template<Wave> = {
  name: 'report-spike',
  zh: ({ reporters, usual, shown, url }) => ({
    subject: `举报激增：一小时内 ${reporters} 人`,
    paragraphs: [
      `过去一小时有 ${reporters} 人举报冒充者，平常每小时约 ${usual.toFixed(1)} 人。可能有新的骗局正在扩散。`,
      `举报最多的：${shown.join('、')}`,
      '请尽快核实并确认，并考虑发布公告提醒大家。',
    ],
    link: { label: '打开举报队列', url },
  }),
  en: ({ reporters, usual, shown, url }) => ({
    subject: `A wave of reports: ${reporters} people within an hour`,
    paragraphs: [
      `Within the last hour ${reporters} people reported impostors; usually it is ${usual.toFixed(1)} an hour. A new fraud may be spreading.`,
      `Most reported: ${shown.join(', ')}`,
      'Please check and confirm soon, and think of a notice that warns everybody.',
    ],
    link: { label: 'Open the queue of reports', url },
  }),
};
