/** What customers need, in the words of every screen. */
import type { Intent } from '../../src/reach/conversations/contract.ts';
import type { Both } from './language.tsx';

export const intentNames: Both<Readonly<Record<Intent, string>>> = {
  zh: {
    'top-up-failed': '充值失败',
    'faulty-goods': '卡密有问题',
    'account-security': '账号安全',
    refund: '退款',
    enquiry: '其他咨询',
  },
  en: {
    'top-up-failed': 'Top-up failed',
    'faulty-goods': 'Faulty goods',
    'account-security': 'Account security',
    refund: 'Refund',
    enquiry: 'Enquiry',
  },
};
