import type { Lang } from '@clearline/card';

const zh = {
  title: (value: string) => `立即停用 ${value}？`,
  what: '确认后马上发生，不等第二个人批准：',
  steps: [
    '每个页面、合作方页面和程序读取的文件上都不再显示它',
    '名片上列为“已停用”，查询时会提示不要再用',
    '立即发布公告，每页横幅、首页弹窗同时提示',
    '向所有批准人发邮件，记入审计日志',
  ],
  forever: '停用记录不能删除。线路恢复后，可以用提案重新公布这个号码。',
  reason: '原因',
  reasons: { fraud: '被冒用或诈骗', 'dead-line': '线路已断' },
  text: '公告里怎么说',
  texts: {
    fraud: (value: string) => ({
      zh: `${value} 已停用：有人冒用它联系客户。用它联系您的都不是我们，请不要转账或提供验证码，并改用本站公布的官方联系方式。`,
      en: `${value} is retired: somebody misuses it to contact customers. Whoever uses it is not us. Send no money and no codes, and use the official contacts on this site.`,
    }),
    'dead-line': (value: string) => ({
      zh: `${value} 因线路故障已停用，无法接通。请改用本站公布的官方联系方式。`,
      en: `${value} is out of order and retired. Please use the official contacts on this site.`,
    }),
  },
  successor: '请客户改用',
  noSuccessor: '不指定，按联系页面的推荐',
  confirm: (value: string) => `立即停用 ${value}`,
};
const en: typeof zh = {
  title: (value) => `Retire ${value} now?`,
  what: 'This happens at once, without a second person:',
  steps: [
    'It disappears from every page, partner page and file for programs',
    'The card lists it as retired, and whoever looks it up is told not to use it',
    'A notice is published at once, as a banner on every page and a pop-up',
    'Every approver gets an email, and the audit trail records it',
  ],
  forever: 'The record of it stays for ever. When the line is back, a proposal can publish the number again.',
  reason: 'Reason',
  reasons: { fraud: 'Misused or fraud', 'dead-line': 'The line is dead' },
  text: 'What the notice says',
  texts: zh.texts,
  successor: 'Customers should use',
  noSuccessor: 'None in particular: as the contact page recommends',
  confirm: (value) => `Retire ${value} now`,
};
export const retireMessages: Record<Lang, typeof zh> = { zh, en };
