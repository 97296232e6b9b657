import type { Template } from '../mail/index.ts';
import type { WHYS } from './contract.ts';

interface Disabled {
  readonly label: string;
  readonly host: string;
  readonly why: (typeof WHYS)[number];
  readonly url: string;
}

const WHY_ZH: Record<Disabled['why'], string> = {
  failing: '三天以来没有一次推送成功',
  gone: '接收方答复 410，表示不再接收',
};
const WHY_EN: Record<Disabled['why'], string> = {
  failing: 'for three days nothing could be delivered',
  gone: 'the receiver answered 410, which means that it wants no more',
};

export const DISABLED: Template<Disabled> = {
  name: 'webhook-disabled',
  zh: ({ label, host, why, url }) => ({
    subject: `推送已停用：${label}`,
    paragraphs: [
      `发往 ${host} 的推送已自动停用：${WHY_ZH[why]}。`,
      '没有送达的事件保留三十天。接收方修好后，在管理台恢复推送，它们会按顺序补发。',
    ],
    link: { label: '查看推送', url },
  }),
  en: ({ label, host, why, url }) => ({
    subject: `A webhook was switched off: ${label}`,
    paragraphs: [
      `Nothing is sent to ${host} any more: ${WHY_EN[why]}.`,
      'Events that were not delivered are kept for thirty days. Once the receiver works again, resume the webhook in the console, and they are sent in order.',
    ],
    link: { label: 'See the webhook', url },
  }),
};
