import type { Lang, Localized } from '@clearline/card';
import type { DomainError, HandleError, PhoneError, PhoneLine, ReachableFrom } from '@clearline/identify';
import { type Named, type Said, said, shown, text } from './problem.ts';
import { DOMAIN, HANDLE, LINES, PHONE, PLACES } from './value-words.ts';

const SEPARATOR: Localized = text('、', ', ');
const listed = (names: readonly string[], channels: readonly Named[], lang: Lang): string =>
  [...names, ...channels.map(({ label }) => label[lang])].map((name) => shown(name)).join(SEPARATOR[lang]);

/** What the reader says about numbers, names, hours and how entries fit together. */
export const sayOf = {
  badNumber: (value: string, error: PhoneError) =>
    said(
      'bad-number',
      text(
        `“${shown(value)}” 不是有效的电话号码：${PHONE[error].zh}。`,
        `“${shown(value)}” is not a telephone number: ${PHONE[error].en}.`,
      ),
      text(
        '请照拨打的样子用半角数字书写，例如 400-000-0000、0755-8000-0000 转 8000、+44 20 7946 0018。',
        'Write it as it is dialled, in plain digits: 400-000-0000, 0755-8000-0000 转 8000, +44 20 7946 0018.',
      ),
    ),
  lineMismatch: (display: string, actual: PhoneLine, declared: PhoneLine) =>
    said(
      'line-mismatch',
      text(
        `${display} 是${LINES[actual].zh}，不是${LINES[declared].zh}。`,
        `${display} is ${LINES[actual].en}, not ${LINES[declared].en}.`,
      ),
      text(
        `请核对号码，或把 line 改为 ${actual}（也可删去 line）。`,
        `Check the number, or change line to ${actual} (or leave it out).`,
      ),
    ),
  notReachable: (display: string, line: PhoneLine, place: ReachableFrom) =>
    said(
      'not-reachable',
      text(
        `${display} 是${LINES[line].zh}，不能从${PLACES[place].zh}拨打。`,
        `${display} is ${LINES[line].en}; it cannot be dialled from ${PLACES[place].en}.`,
      ),
      text(`请从 reachable_from 中删去 ${place}。`, `Remove ${place} from reachable_from.`),
    ),
  badDomain: (value: string, error: DomainError) =>
    said(
      'bad-domain',
      text(
        `“${shown(value)}” 不是可用的域名：${DOMAIN[error].zh}。`,
        `“${shown(value)}” is not a usable domain: ${DOMAIN[error].en}.`,
      ),
      text('请写成 www.tianyuan.example 的样子。', 'Write it like www.tianyuan.example.'),
    ),
  badHandle: (value: string, error: HandleError) =>
    said(
      'bad-handle',
      text(
        `“${shown(value)}” 不是可用的账号：${HANDLE[error].zh}。`,
        `“${shown(value)}” is not a usable account: ${HANDLE[error].en}.`,
      ),
      text(
        '请填写该平台上显示的账号、名称或号码。',
        'Give the account, name or number as the platform shows it.',
      ),
    ),

  badSpan: (value: string) =>
    said(
      'bad-span',
      text(`“${shown(value)}” 不是时间段。`, `“${shown(value)}” is not a span of time.`),
      text(
        '请写成 09:00-18:00；过午夜写 22:00-02:00+1；全天写 00:00-24:00。',
        'Write 09:00-18:00; past midnight 22:00-02:00+1; all day 00:00-24:00.',
      ),
    ),
  invertedHours: (value: string) =>
    said(
      'inverted-hours',
      text(
        `时间段 “${shown(value)}” 的结束不晚于开始。`,
        `The span “${shown(value)}” does not end after it begins.`,
      ),
      text(
        '请对调两个时间；如果营业到次日，请在末尾加 “+1”，例如 22:00-02:00+1。',
        'Swap the times; if it runs into the next day, add “+1” at the end: 22:00-02:00+1.',
      ),
    ),
  overlappingHours: (other: string) =>
    said(
      'overlapping-hours',
      text(`这个时间段与 ${other} 重叠。`, `This span overlaps ${other}.`),
      text('请合并两个时间段，或改正其中一个。', 'Join the two, or correct one of them.'),
    ),
  unknownDay: (value: string) =>
    said(
      'unknown-day',
      text(`“${shown(value)}” 不是星期。`, `“${shown(value)}” is not a day of the week.`),
      text(
        '请用 mon、tue、wed、thu、fri、sat、sun，或 mon-fri、mon,wed、daily。',
        'Use mon, tue, wed, thu, fri, sat, sun, or mon-fri, mon,wed, daily.',
      ),
    ),
  dayTwice: (day: string, other: string) =>
    said(
      'day-twice',
      text(`${day} 已经写在 “${shown(other)}” 中。`, `${day} is already in “${shown(other)}”.`),
      text('每一天只写一次。', 'Name every day once.'),
    ),
  unknownZone: (value: string) =>
    said(
      'unknown-zone',
      text(`没有 “${shown(value)}” 这个时区。`, `There is no time zone “${shown(value)}”.`),
      text(
        '请用 IANA 时区名，例如 Asia/Shanghai。',
        'Use a name of the IANA database, such as Asia/Shanghai.',
      ),
    ),
  unknownHours: (value: string, known: readonly string[], near: string | undefined) =>
    said(
      'unknown-hours',
      text(`hours 中没有 “${shown(value)}”。`, `There are no hours named “${shown(value)}”.`),
      text(
        `${near ? `您是不是要写 “${near}”？` : ''}已有：${known.join('、')}。`,
        `${near ? `Did you mean “${near}”? ` : ''}Known: ${known.join(', ')}.`,
      ),
    ),
  endsBeforeStart: () =>
    said(
      'ends-before-start',
      text('结束时间不晚于开始时间。', 'It does not end after it begins.'),
      text('请改正其中一个时间。', 'Correct one of the two.'),
    ),
  /** @param hours the names of hours in a file */
  holidaysUnknown: (
    years: readonly number[],
    hours: readonly string[],
    channels: readonly Named[],
  ): Said => ({
    ...said(
      'holidays-unknown',
      text(
        `名片有效期进入 ${years.join('、')} 年，而那一年的放假和调休安排还不知道：${listed(hours, channels, 'zh')} 会把节假日当作平日。`,
        `The card is valid into ${years.join(' and ')}, whose public holidays are not known yet: ${listed(hours, channels, 'en')} would take them for ordinary days.`,
      ),
      text(
        `安排公布后，请把 ${years.join('、')} 年的放假日和调休日写进 calendar（写到 10 月 1 日才算写全），再导入一次。在此之前，页面会注明“节假日安排以公告为准”。`,
        `Once they are announced, list the holidays and make-up days of ${years.join(' and ')} under calendar, 1 October among them, and import again. Until then pages say “public holidays as announced”.`,
      ),
    ),
    channels,
  }),

  duplicateId: (id: string, other: string) =>
    said(
      'duplicate-id',
      text(`“${shown(id)}” 已经用于 ${other}。`, `“${shown(id)}” is already used by ${other}.`),
      text('请换一个；标识在同类条目中不能重复。', 'Choose another; it must be unique among its kind.'),
    ),
  duplicateValue: (display: string, other: string) =>
    said(
      'duplicate-value',
      text(`“${shown(display)}” 与 ${other} 相同。`, `“${shown(display)}” is the same as in ${other}.`),
      text('同一联系方式只登记一次，请合并或改正。', 'List every contact once: join the two or correct one.'),
    ),
  successorUnknown: (id: string, near: string | undefined) =>
    said(
      'successor-unknown',
      text(`没有标识为 “${shown(id)}” 的渠道。`, `There is no channel “${shown(id)}”.`),
      near
        ? text(`您是不是要写 “${near}”？`, `Did you mean “${near}”?`)
        : text(
            'successor 要写现有渠道的 id；没有接替者时请删去。',
            'Give the id of a listed channel as successor, or leave it out.',
          ),
    ),
  successorRetired: (id: string) =>
    said(
      'successor-retired',
      text(`接替者 “${shown(id)}” 本身已经停用。`, `The successor “${shown(id)}” is itself retired.`),
      text(
        '请写目前有效的渠道；没有时请删去 successor。',
        'Name a channel that is official now, or leave successor out.',
      ),
    ),
  retiredStillActive: (display: string, other: string) =>
    said(
      'retired-still-active',
      text(
        `“${shown(display)}” 列为停用，却仍在 ${other} 中使用。`,
        `“${shown(display)}” is listed as retired but still in use in ${other}.`,
      ),
      text('请从其中一处删去。', 'Remove it from one of the two.'),
    ),
  inTheFuture: (value: string) =>
    said(
      'in-the-future',
      text(`${shown(value)} 还没有到。`, `${shown(value)} is in the future.`),
      text('这里只能写已经过去的时间。', 'Only a time that has passed can stand here.'),
    ),
  badgeExpired: (date: string) =>
    said(
      'badge-expired',
      text(`认证标识已于 ${date} 到期。`, `The badge expired on ${date}.`),
      text(
        '请重新核对平台认证并更新 checked_at 和 expires，或删去 badge。',
        'Check the mark again and update checked_at and expires, or remove badge.',
      ),
    ),

  reservedName: (name: string) =>
    said(
      'reserved-name',
      text(`“${shown(name)}” 是系统保留的名称。`, `The name “${shown(name)}” is reserved.`),
      text('请换一个名称。', 'Choose another name.'),
    ),
  noFiling: () =>
    said(
      'no-filing',
      text('没有登记备案号。', 'No filing number is given.'),
      text(
        '请在 operator.filings 中写入 ICP 备案号和查询网址。',
        'Put the ICP filing number and where to look it up under operator.filings.',
      ),
    ),
  lookalikeHost: (host: string, seen: string) =>
    said(
      'lookalike-host',
      text(
        `${shown(host)} 显示为 “${shown(seen)}”，其中有汉字和英文以外的字母，可能与别的域名看起来一样。`,
        `${shown(host)} is shown as “${shown(seen)}”, with letters that are neither Chinese nor plain Latin and can look like those of another domain.`,
      ),
      text(
        '请确认这是您自己的域名；如果是粘贴来的，请用键盘重新输入。',
        'Make sure that it is your own domain; if it was pasted, type it anew.',
      ),
    ),
  plainHttp: (url: string) =>
    said(
      'plain-http',
      text(`${shown(url)} 没有加密。`, `${shown(url)} is not encrypted.`),
      text('请改用 https:// 网址。', 'Use an https:// address.'),
    ),
};
