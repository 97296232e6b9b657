import type { Localized } from '@clearline/card';
import { codePoint, type Said, said, shown, text } from './problem.ts';

const TYPES: Record<string, Localized> = {
  string: text('文字', 'text'),
  number: text('数字', 'a number'),
  int: text('整数', 'a whole number'),
  boolean: text('true 或 false', 'true or false'),
  array: text('列表', 'a list'),
  object: text('“键：值”形式的内容', 'keys with values'),
  record: text('“键：值”形式的内容', 'keys with values'),
  null: text('空值', 'nothing'),
};
const typeName = (type: string): Localized => TYPES[type] ?? text(type, type);

const isNumeric = (value: unknown): value is string =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value);

/** What the reader says about the shape of what stands in the file. */
export const say = {
  unknownKey: (key: string, allowed: readonly string[], near: string | undefined) =>
    said(
      'unknown-key',
      text(`没有 “${shown(key)}” 这一项。`, `There is no “${shown(key)}” here.`),
      near
        ? text(`您是不是要写 “${near}”？`, `Did you mean “${near}”?`)
        : /^[\w-]+$/.test(key)
          ? text(
              `请删去它。此处可用：${allowed.join('、')}。`,
              `Remove it. Known here: ${allowed.join(', ')}.`,
            )
          : text(
              '如果这是上一段文字的后半句，请给整段文字加引号。',
              'If this belongs to the text before it, put the whole text in quotes.',
            ),
    ),
  missingKey: (key: string) =>
    said(
      'missing-key',
      text(`缺少必填项 “${key}”。`, `“${key}” is missing.`),
      text(`请补上 “${key}”。`, `Add “${key}”.`),
    ),
  emptyValue: (key: string) =>
    said(
      'empty-value',
      text(`“${key}” 后面是空的。`, `“${key}” has no value.`),
      text('请填写内容；不需要时请删去这一行。', 'Give it a value, or remove the line.'),
    ),
  wrongType: (value: unknown, expected: string): Said =>
    (expected === 'int' || expected === 'number') && isNumeric(value)
      ? say.quotedNumber(value, typeName(expected))
      : said(
          'wrong-type',
          text(
            `这里应是${typeName(expected).zh}，却是 “${shown(value)}”。`,
            `Expected ${typeName(expected).en}, found “${shown(value)}”.`,
          ),
          expected === 'string'
            ? text(
                '请写成一段文字；纯数字的文字请加引号。',
                'Write plain text; put text that is all digits in quotes.',
              )
            : text(`请改为${typeName(expected).zh}。`, `Change it to ${typeName(expected).en}.`),
        ),
  quotedNumber: (value: string, expected: Localized) =>
    said(
      'wrong-type',
      text(
        `这里应是${expected.zh}，却是加了引号的文字 “${shown(value)}”。`,
        `Expected ${expected.en}, found the text “${shown(value)}” in quotes.`,
      ),
      text(`请写 ${Number(value)}，不加引号。`, `Write ${Number(value)} without quotes.`),
    ),
  notAllowed: (value: unknown, allowed: readonly string[], near: string | undefined) =>
    said(
      'not-allowed',
      text(`这里不能写 “${shown(value)}”。`, `“${shown(value)}” is not possible here.`),
      text(
        `${near ? `您是不是要写 “${near}”？` : ''}可用的值：${allowed.join('、')}。`,
        `${near ? `Did you mean “${near}”? ` : ''}Possible: ${allowed.join(', ')}.`,
      ),
    ),
  tooFew: (min: number, unit: Localized) =>
    said(
      'too-few',
      text(`至少要有 ${min} ${unit.zh}。`, `At least ${min} ${unit.en} needed.`),
      text('请补全内容。', 'Complete it.'),
    ),
  tooMany: (max: number, unit: Localized) =>
    said(
      'too-many',
      text(`不能超过 ${max} ${unit.zh}。`, `No more than ${max} ${unit.en} possible.`),
      text('请缩短或减少。', 'Shorten it.'),
    ),
  tooSmall: (min: number) =>
    said(
      'too-small',
      text(`这个数不能小于 ${min}。`, `This number cannot be less than ${min}.`),
      text(`请写 ${min} 或更大的数。`, `Write ${min} or more.`),
    ),
  tooLarge: (max: number) =>
    said(
      'too-large',
      text(`这个数不能大于 ${max}。`, `This number cannot be more than ${max}.`),
      text(`请写 ${max} 或更小的数。`, `Write ${max} or less.`),
    ),
  badUrl: (value: unknown) =>
    said(
      'bad-url',
      text(`“${shown(value)}” 不是可用的网址。`, `“${shown(value)}” is not a usable web address.`),
      text(
        '请写完整网址，以 https:// 开头，用公开的域名（不能是 IP 地址或 localhost），不含用户名和密码，编码后最长 500 个字符；引号、方括号等符号请写成百分号编码。',
        'Write the full address, starting with https:// and a public domain name (no IP address, no localhost), without a user name or password, at most 500 characters once encoded; quotes, brackets and the like are percent-encoded.',
      ),
    ),
  badEmail: (value: unknown) =>
    said(
      'bad-email',
      text(`“${shown(value)}” 不是可用的邮箱地址。`, `“${shown(value)}” is not a usable email address.`),
      text(
        '请写成 name@domain 的形式，用公开的域名；中文域名请写成 xn-- 开头的形式。',
        'Write it as name@domain with a public domain name; a Chinese one is written in its form xn--….',
      ),
    ),
  badDate: (value: unknown, example: string) =>
    said(
      'bad-date',
      text(`“${shown(value)}” 不是有效的日期或时间。`, `“${shown(value)}” is not a valid date or time.`),
      text(
        `请写成 ${example}；不写时区时按北京时间。`,
        `Write it like ${example}; without a zone it is Beijing time.`,
      ),
    ),
  badId: (value: unknown) =>
    said(
      'bad-id',
      text(`“${shown(value)}” 不能用作标识。`, `“${shown(value)}” cannot be an id.`),
      text(
        '请用小写字母、数字和单个连字符，最长 48 个字符，例如 main-line。',
        'Use lower-case letters, digits and single hyphens, at most 48 characters, such as main-line.',
      ),
    ),
  badDuration: (value: unknown) =>
    said(
      'bad-duration',
      text(`“${shown(value)}” 不是可用的时长。`, `“${shown(value)}” is not a usable length of time.`),
      text(
        '请写成 5m（分钟）、24h（小时）或 3d（天），最长 14d。',
        'Write 5m (minutes), 24h (hours) or 3d (days), at most 14d.',
      ),
    ),
  hiddenCharacter: (character: string) =>
    said(
      'hidden-character',
      text(
        `文字中含有看不见的控制字符 ${codePoint(character)}，可能使显示与内容不一致。`,
        `The text holds the invisible control character ${codePoint(character)}, which can make it look different from what it says.`,
      ),
      text(
        '请删去这段文字重新输入，不要从别处粘贴。',
        'Delete the text and type it anew instead of pasting it.',
      ),
    ),
  stackedMarks: () =>
    said(
      'stacked-marks',
      text(
        '一个字上叠加了太多符号，会盖住旁边的文字，例如号码。',
        'Too many marks are stacked on one letter; they would cover the text around it, such as a number.',
      ),
      text(
        '请删去这段文字重新输入，不要从别处粘贴。',
        'Delete the text and type it anew instead of pasting it.',
      ),
    ),
  outerSpace: () =>
    said(
      'outer-space',
      text('文字的开头或结尾有空白。', 'The text starts or ends with white space.'),
      text('请删去首尾的空格和换行。', 'Remove the spaces and line breaks around it.'),
    ),
  cardRefuses: (detail: string) =>
    said(
      'card-refuses',
      text(
        `官方名片不能收录这项内容（${shown(detail, 120)}）。`,
        `The Contact Card cannot hold this: ${shown(detail, 120)}.`,
      ),
      text('请对照 docs/registry.md 改写这一项。', 'Rewrite it as docs/registry.md describes.'),
    ),
};
