import type { Lang } from '../../../kernel/i18n.ts';

const zh = {
  title: '存证',
  lead: '每一版名片都签了名，写进一份只增不改的公开记录。谁也不能悄悄换掉一个号码而不留下痕迹。',
  none: '存证还没有开始，或者暂时读不到。',
  size: (n: number) => `现在共有 ${n} 条记录。`,
  single: '这个网站目前是单签名设置：一个签名就能换号码。它能证明记录没有被改过，不能证明有第二个人看过。',
  own: '目前唯一的见证人由网站自己运行，不是独立的第三方。',
  witnesses: '见证人',
  names: { 'own-not-independent': '本站自己的见证人（不独立）' } as Readonly<Record<string, string>>,
  seen: '最近见证',
  key: '记录的钥匙',
  keyLead: '在纸上、电话里或另一块屏幕上，可以拿这十二个字和网站公布的对一对：',
  qr: '钥匙的二维码',
  verify: '自己核验',
  policy: '核验用的钥匙清单（tlog-policy）',
  proof: '证明文件',
  tlogProof: '证明（tlog-proof）',
  entry: (index: number) => `存证第 ${index} 条`,
  waiting: '正在写入存证',
  approvedBy: '批准',
  kinds: { 'key-file': '密钥文件', passkey: '通行密钥' },
  reissued: '由服务器重新签发，只改了日期',
  notLogged: '这一版没有存证。',
};

const en: typeof zh = {
  title: 'The record',
  lead: 'Every version is signed and entered in a public record that only grows. Nobody can swap a number without leaving a trace.',
  none: 'The record has not begun, or cannot be read at the moment.',
  size: (n) => `It holds ${n} ${n === 1 ? 'entry' : 'entries'} now.`,
  single:
    'This is a single-signature set-up at present: one signature can change a number. It shows that the record was not altered, not that a second person has looked.',
  own: 'The only witness at present is run by the site itself. It is no independent third party.',
  witnesses: 'Witnesses',
  names: { 'own-not-independent': "The site's own witness (not independent)" },
  seen: 'Last seen',
  key: "The record's key",
  keyLead:
    'On paper, on the telephone or on another screen, compare these twelve words with those that the site publishes:',
  qr: 'QR code of the key',
  verify: 'Check it yourself',
  policy: 'Keys for checking (tlog-policy)',
  proof: 'Proof file',
  tlogProof: 'Proof (tlog-proof)',
  entry: (index) => `Entry ${index} of the record`,
  waiting: 'Being entered in the record',
  approvedBy: 'Approved by',
  kinds: { 'key-file': 'key file', passkey: 'passkey' },
  reissued: 'Issued again by the server, with other dates alone',
  notLogged: 'This version is not in the record.',
};

export const recordMessages: Record<Lang, typeof zh> = { zh, en };
