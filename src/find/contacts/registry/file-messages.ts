import { said, shown, text } from './problem.ts';

const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const SYNTAX: Record<string, string> = {
  TAB_AS_INDENT: '缩进用了制表符',
  BAD_INDENT: '缩进没有对齐',
  MISSING_CHAR: '缺少引号、括号或冒号',
  UNEXPECTED_TOKEN: '这里出现了不该有的内容',
  BLOCK_AS_IMPLICIT_KEY: '冒号过多，或内容缺少引号',
  MULTILINE_IMPLICIT_KEY: '键不能跨行，可能缺少冒号',
};

/** What the reader says about the file itself: that it can be read, and as what. */
export const sayOfFile = {
  fileTooLarge: (name: string, bytes: number, max: number) =>
    said(
      'file-too-large',
      text(
        `文件 ${shown(name)} 有 ${size(bytes)}，超过上限 ${size(max)}，没有读取。`,
        `${shown(name)} is ${size(bytes)}, more than the limit of ${size(max)}; it was not read.`,
      ),
      text(
        '登记表通常只有几十 KB。请检查是否选错了文件。',
        'A registry is usually a few dozen KB. Check that this is the right file.',
      ),
    ),
  fileEmpty: (name: string) =>
    said(
      'file-empty',
      text(`文件 ${shown(name)} 没有内容。`, `${shown(name)} is empty.`),
      text(
        '请从 demo/registry.yaml 或 docs/registry.md 中的例子开始填写。',
        'Start from demo/registry.yaml or the example in docs/registry.md.',
      ),
    ),
  notUtf8: (name: string, offset: number, guess: 'UTF-16' | 'GB18030' | null) =>
    said(
      'not-utf8',
      text(
        `文件 ${shown(name)} 不是 UTF-8 编码：第 ${offset} 字节处无法识别${guess ? `，看起来是 ${guess}` : ''}。`,
        `${shown(name)} is not UTF-8: byte ${offset} does not belong there${guess ? `; it looks like ${guess}` : ''}.`,
      ),
      text(
        '请用编辑器“另存为”UTF-8 编码后重新导入。',
        'Save it as UTF-8 in your editor and import it again.',
      ),
    ),
  syntax: (code: string, detail: string) =>
    code === 'RESOURCE_EXHAUSTION'
      ? sayOfFile.tooDeep(16)
      : code === 'MULTIPLE_DOCS'
        ? sayOfFile.severalDocuments()
        : code === 'TAG_RESOLVE_FAILED'
          ? sayOfFile.customTag(detail)
          : said(
              'syntax',
              text(
                `这不是正确的 YAML：${SYNTAX[code] ?? '语法错误'}（${shown(detail, 120)}）。`,
                `This is not valid YAML: ${shown(detail, 120)}.`,
              ),
              text(
                '请对照上一行检查缩进、冒号、引号和括号；含有特殊符号的文字请加引号。',
                'Compare the indentation, colons, quotes and brackets with the line above; put text with special characters in quotes.',
              ),
            ),
  severalDocuments: () =>
    said(
      'several-documents',
      text('文件里用 “---” 分成了多份文档。', 'The file holds several documents, parted by “---”.'),
      text('一份登记表只写一份文档，请删去多余的部分。', 'Keep one document in a registry file.'),
    ),
  alias: (name: string) =>
    said(
      'alias',
      text(`不支持引用别名 *${shown(name)}。`, `Aliases such as *${shown(name)} are not supported.`),
      text(
        '请把内容写出来；重复的服务时间请在 hours 中命名后按名称使用。',
        'Write the content out; name repeated hours under hours and use the name.',
      ),
    ),
  customTag: (detail: string) =>
    said(
      'custom-tag',
      text(
        `不支持自定义标签（${shown(detail, 80)}）。`,
        `Custom tags are not supported (${shown(detail, 80)}).`,
      ),
      text(
        '请删去 “!” 开头的标签；以 “!” 开头的文字请加引号。',
        'Remove the tag that starts with “!”; put text that starts with “!” in quotes.',
      ),
    ),
  tooDeep: (max: number) =>
    said(
      'too-deep',
      text(`嵌套超过 ${max} 层。`, `Nested more than ${max} levels deep.`),
      text(
        '登记表不需要这样深的层级，请检查括号和缩进。',
        'No registry needs this; check brackets and indentation.',
      ),
    ),
  tooManyTokens: (name: string, max: number) =>
    said(
      'too-many-tokens',
      text(
        `文件 ${shown(name)} 中的词语和符号超过 ${max} 个，没有读取。`,
        `${shown(name)} has more than ${max} words and signs; it was not read.`,
      ),
      text(
        '登记表用不到这么多。请检查是否选错了文件，或混入了成片的标点。',
        'No registry needs so many. Check that this is the right file, and look for long rows of punctuation.',
      ),
    ),
  duplicateKey: (key: string, line: number) =>
    said(
      'duplicate-key',
      text(
        `“${shown(key)}” 写了两次，第一次在第 ${line} 行。`,
        `“${shown(key)}” is given twice, first on line ${line}.`,
      ),
      text('请只保留一处。', 'Keep one of them.'),
    ),
  keyNotText: (key: string) =>
    said(
      'key-not-text',
      text(`“${shown(key)}” 不能用作键。`, `“${shown(key)}” cannot be a key.`),
      text('键只能是登记表规定的名称。', 'Use only the names of the registry format.'),
    ),
  tooManyProblems: (left: number) =>
    said(
      'too-many-problems',
      text(`此外还有 ${left} 处问题没有列出。`, `${left} more problems are not listed.`),
      text('请先改正以上问题，再重新导入。', 'Mend those above and import again.'),
    ),
};
