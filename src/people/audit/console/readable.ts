/** Names and values of what an entry changed, as people say them; what is not known here is shown as it is. */
import { dateTime } from '../../../../web/console/date-time.ts';
import type { Lang } from '../../../../web/console/language.tsx';
import { roleTexts } from '../../../../web/console/roles.ts';
import type { Role } from '../../access/contract.ts';

type Words = Readonly<Record<string, string>>;

const NAMES_ZH: Words = {
  after: '之后',
  approvedBy: '批准人',
  byMail: '通过邮件',
  changes: '改动',
  days: '有效天数',
  digest: '内容指纹',
  display: '显示为',
  dueAt: '发布时间',
  email: '邮箱',
  ended: '结束的会话',
  format: '格式',
  from: '从',
  hours: '服务时间',
  id: '编号',
  kind: '类型',
  label: '名称',
  method: '登录方式',
  n: '名片版本',
  name: '姓名或名称',
  notices: '公告',
  openedBy: '发起人',
  parts: '各项',
  purpose: '用途',
  reason: '原因',
  revision: '修订',
  roles: '角色',
  scopes: '权限',
  session: '会话',
  state: '状态',
  successor: '替代的渠道',
  text: '文字',
  title: '标题',
  to: '到',
  value: '值',
  zh: '中文',
  en: '英文',
};
const NAMES_EN: Words = {
  after: 'After',
  approvedBy: 'Approved by',
  byMail: 'By mail',
  changes: 'Changes',
  days: 'Valid days',
  digest: 'Digest of the content',
  display: 'Shown as',
  dueAt: 'To be published',
  email: 'E-mail address',
  ended: 'Sessions ended',
  format: 'Format',
  from: 'From',
  hours: 'Hours',
  id: 'Id',
  kind: 'Kind',
  label: 'Label',
  method: 'Signed in by',
  n: 'Card',
  name: 'Name',
  notices: 'Notices',
  openedBy: 'Started by',
  parts: 'Parts',
  purpose: 'Purpose',
  reason: 'Reason',
  revision: 'Revision',
  roles: 'Roles',
  scopes: 'Scopes',
  session: 'Session',
  state: 'State',
  successor: 'Successor',
  text: 'Text',
  title: 'Title',
  to: 'To',
  value: 'Value',
  zh: 'Chinese',
  en: 'English',
};
const NAMES = { zh: NAMES_ZH, en: NAMES_EN };

/** By the last name of the path. */
const VALUES: Readonly<Record<string, Readonly<Record<Lang, Words>>>> = {
  state: {
    zh: {
      draft: '草稿',
      review: '待批准',
      scheduled: '等待发布',
      published: '已发布',
      rejected: '已拒绝',
      withdrawn: '已撤回',
    },
    en: {},
  },
  method: {
    zh: { password: '密码', totp: '密码 + 动态验证码', passkey: '通行密钥', recovery: '恢复码' },
    en: { totp: 'password and one-time code', recovery: 'recovery code' },
  },
  purpose: {
    zh: { 'first-owner': '首位负责人', invitation: '邀请', recovery: '设备找回' },
    en: { 'first-owner': 'first owner' },
  },
  reason: {
    zh: { fraud: '被冒用', 'dead-line': '已打不通' },
    en: { 'dead-line': 'dead line' },
  },
};
const TRUTHS: Readonly<Record<Lang, Words>> = {
  zh: { true: '是', false: '否', '[redacted]': '（已隐去）' },
  en: { true: 'yes', false: 'no', '[redacted]': '(taken out)' },
};

/** `roles` → 角色; `channel/main.hours.0` → channel/main › 服务时间 › 1. */
export const readablePath = (path: string, lang: Lang): string =>
  path
    .split('.')
    .map((name) => (/^\d+$/.test(name) ? String(Number(name) + 1) : (NAMES[lang][name] ?? name)))
    .join(' › ');

export function readableValue(path: string, value: string, lang: Lang): string {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (name === 'roles') return rolesOf(value, lang);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return dateTime(value, lang);
  return VALUES[name]?.[lang][value] ?? TRUTHS[lang][value] ?? value;
}

const rolesOf = (value: string, lang: Lang): string =>
  value
    .split(', ')
    .map((role) => roleTexts[lang][role as Role]?.name ?? role)
    .join(lang === 'zh' ? '、' : ', ');
