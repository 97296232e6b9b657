import type { PublishRefusal } from '../../find/contacts/index.ts';
import type { Lang } from '../../kernel/i18n.ts';

const zh = {
  problems: (file: string, n: number) => `${file} 有 ${n} 处错误，未做任何更改：`,
  warnings: (n: number) => `${n} 处提醒（不影响发布）：`,
  line: (line: number, column: number, path: string) => `第 ${line} 行第 ${column} 列${path && ` ${path}`}`,
  fix: '改法',
  unreadable: (file: string, why: string) => `无法读取 ${file}：${why}`,
  valid: (channels: number) => `文件没有错误，共 ${channels} 个渠道。`,
  unchanged: (n: number | null) => `内容与当前名片${n === null ? '' : `（第 ${n} 版）`}一致，无需发布。`,
  next: (n: number) => `发布后为官方名片第 ${n} 版，变更如下：`,
  notices: (n: number) => `同时发布 ${n} 条公告：`,
  ask: '现在发布吗？[y/N] ',
  needYes: '当前不是交互终端。确认要发布请加上 --yes。',
  declined: '没有发布，一切保持原样。',
  changedMeanwhile: (n: number | null) => `确认期间有人发布了第 ${n ?? '?'} 版，请重新核对变更。`,
  tooManyRetired: (limit: number, count: number) =>
    `没有发布：名片最多列出 ${limit} 个停用的联系方式，这样会有 ${count} 个。请少更换一些渠道，或减少 retired 中的条目。`,
  followsUnapproved: (n: number) =>
    `数据库里最新的名片（第 ${n} 版）没有经过批准，是有人直接写进去的；没有发布任何内容。处理办法见 docs/operations.md#record。`,
  noPublisherKey:
    '没有发布：这个网站的名片由密钥文件签名，而这台机器上没有它。请设置与网站相同的 DATA_DIR，或设置 PUBLISHER_KEY_FILE（见 docs/operations.md）。',
  needsApprovals: (needed: number) =>
    `没有发布：按发布人规则，这次修改需要 ${needed} 个人用自己的通行密钥批准。请在控制台「渠道 → 登记文件」上传这个文件，它会成为一个提案。`,
  noticeHasBegun: (slug: string) =>
    `没有发布：公告 ${slug} 已经开始展示，不能再删除，也不能改为以后开始，只能结束。`,
  published: (n: number, where: string) => `官方名片第 ${n} 版已发布（${where}）。`,
  noticesOnly: (n: number) => `已发布 ${n} 条公告，名片内容未变。`,
  expires: (expires: string) => `有效期至 ${expires}。`,
  renewed: (n: number, expires: string) => `官方名片第 ${n} 版已发布，内容不变，有效期至 ${expires}。`,
  noCard: '还没有发布过官方名片。请先运行 clearline import。',
  noDatabase: (dataDir: string) =>
    `DATA_DIR 是 ${dataDir}，那里没有数据库。请检查 DATA_DIR 是否写错；第一次运行 clearline import 或启动网站时会建立数据库。`,
  badDays: (days: string, max: number) => `--days 应为 1 到 ${max} 的整数，而不是 ${days}。`,
  dryRun: '这是预览，没有发布任何内容。',
  waiting: (seconds: number) => `正在等待数据库${seconds === 0 ? '' : `（已等 ${seconds} 秒）`} …`,
  interrupted: '已中断。如不确定是否已经发布，请运行 clearline show 查看。',
  card: (n: number, operator: string) => `${operator}，官方名片第 ${n} 版`,
  issued: (issued: string) => `发布于 ${issued}。`,
  expired: (expires: string) => `已于 ${expires} 过期。请核对内容后运行 clearline renew。`,
  number: (display: string, label: string) => `主号码 ${display}（${label}）`,
  channels: (n: number) => `共 ${n} 个渠道。`,
  holidaysUnknown: (years: readonly number[]) =>
    `提醒：名片有效期进入 ${years.join('、')} 年，而那一年的放假和调休安排还不知道，部分渠道会把节假日当作平日。\n改法：安排公布后，请写进登记表的 calendar（写到 10 月 1 日才算写全），再运行 clearline import。`,
  exported: (path: string) => `已写入 ${path}。`,
  unwritable: (path: string, why: string) => `无法写入 ${path}：${why}`,
  exists: (path: string) =>
    `${path} 已经存在，没有改动它：里面可能有您写的注释。请换一个文件名，或先把它移走。`,
  missing: (path: string) => `找不到文件 ${path}。请检查文件名和所在的文件夹。`,
  fields: (names: string) => `(${names})`,
  member: (name: string, text: string) => `${name}：${text}`,
};

const en: typeof zh = {
  problems: (file, n) => `${file} has ${n} ${n === 1 ? 'error' : 'errors'}; nothing was changed:`,
  warnings: (n) => `${n} ${n === 1 ? 'warning' : 'warnings'} (can be published):`,
  line: (line, column, path) => `line ${line}, column ${column}${path && ` ${path}`}`,
  fix: 'mend it',
  unreadable: (file, why) => `Cannot read ${file}: ${why}`,
  valid: (channels) => `No errors; ${channels} channels.`,
  unchanged: (n) =>
    `The Contact Card${n === null ? '' : ` (version ${n})`} already says all this: nothing to publish.`,
  next: (n) => `Publishing makes Contact Card version ${n}, with these changes:`,
  notices: (n) => `and publishes ${n} ${n === 1 ? 'notice' : 'notices'}:`,
  ask: 'Publish now? [y/N] ',
  needYes: 'This is no interactive terminal. Add --yes to publish.',
  declined: 'Nothing was published; everything is as it was.',
  changedMeanwhile: (n) => `Version ${n ?? '?'} was published meanwhile; look at the changes again.`,
  tooManyRetired: (limit, count) =>
    `Nothing was published: a card lists at most ${limit} retired values, and this one would have ${count}. Change fewer channels, or shorten the list under retired.`,
  followsUnapproved: (n) =>
    `The newest card in the database, version ${n}, has no approvals: somebody put it there by hand. Nothing was published. What to do: docs/operations.md#record.`,
  noPublisherKey:
    "Nothing was published: this site's cards are signed with a key file that this machine does not hold. Set the DATA_DIR of the site, or PUBLISHER_KEY_FILE (see docs/operations.md).",
  needsApprovals: (needed) =>
    `Nothing was published: by the publishers' policy this change takes ${needed} ${needed === 1 ? 'person' : 'people'} with passkeys of their own. Upload the file in the console under Channels → Registry file, where it becomes a proposal.`,
  noticeHasBegun: (slug) =>
    `Nothing was published: the notice ${slug} has begun, so it can end, but neither be deleted nor begin later.`,
  published: (n, where) => `Contact Card version ${n} is published (${where}).`,
  noticesOnly: (n) => `${n} ${n === 1 ? 'notice is' : 'notices are'} published; the card is unchanged.`,
  expires: (expires) => `It is valid until ${expires}.`,
  renewed: (n, expires) => `Contact Card version ${n} is published, unchanged and valid until ${expires}.`,
  noCard: 'No Contact Card has been published yet. Run clearline import first.',
  noDatabase: (dataDir) =>
    `DATA_DIR is ${dataDir}, which holds no database. Check DATA_DIR; the first clearline import, or the first start of the site, makes one.`,
  badDays: (days, max) => `--days takes a whole number from 1 to ${max}, not ${days}.`,
  dryRun: 'This was a preview; nothing was published.',
  waiting: (seconds) => `Waiting for the database${seconds === 0 ? '' : ` (${seconds} s so far)`} …`,
  interrupted: 'Interrupted. If you are not sure whether it was published, run clearline show.',
  card: (n, operator) => `${operator}, Contact Card version ${n}`,
  issued: (issued) => `Issued ${issued}.`,
  expired: (expires) => `It expired on ${expires}. Check the contacts, then run clearline renew.`,
  number: (display, label) => `Main number ${display} (${label})`,
  channels: (n) => `${n} ${n === 1 ? 'channel' : 'channels'}.`,
  holidaysUnknown: (years) =>
    `Warning: the card is valid into ${years.join(' and ')}, whose public holidays are not known yet; some channels would take them for ordinary days.\nmend it: once they are announced, list them under calendar in the registry, 1 October among them, and run clearline import.`,
  exported: (path) => `Written to ${path}.`,
  unwritable: (path, why) => `Cannot write ${path}: ${why}`,
  exists: (path) =>
    `${path} exists and was left as it is: it may hold comments of yours. Name another file, or move it away first.`,
  missing: (path) => `There is no file ${path}. Check its name and folder.`,
  fields: (names) => `(${names})`,
  member: (name, text) => `${name}: ${text}`,
};

export const cliMessages: Record<Lang, typeof zh> = { zh, en };

/** Why nothing was published, and what to do. */
export function refusalText(refusal: PublishRefusal, lang: Lang): string {
  const t = cliMessages[lang];
  switch (refusal.code) {
    case 'card-has-changed':
      return t.changedMeanwhile(refusal.current);
    case 'too-many-retired':
      return t.tooManyRetired(refusal.limit, refusal.count);
    case 'needs-approvals':
      return refusal.by === 'key-file' ? t.noPublisherKey : t.needsApprovals(refusal.needed);
    case 'follows-unapproved':
      return t.followsUnapproved(refusal.n);
    case 'notice-has-begun':
      return t.noticeHasBegun(refusal.slug);
  }
}
