import type { Lang } from '../context.ts';

const zh = {
  description: '核验一份名片证明：核对存证、见证人、审批和有效期，不联系任何服务器',
  options: {
    bundle: '证明文件、它的网址，或用 - 从标准输入读取；也可以是监察得到的分叉证据',
    policy: '事先保存的 tlog-policy 文件；不给时采用证明自己带的',
    number: '要核对的电话号码',
    value: '要核对的网址、邮箱或账号',
    also: '另一份证明，可多次给出；以最新的为准',
    at: '按这一时刻核验，例如 2026-01-02T00:00:00Z',
    maxAge: '见证人的副署最多可以有多旧，例如 24h；不给时只看名片的有效期',
    json: '输出一个 JSON 对象',
  },
  badInstant: (text: string) => `--at 应为 RFC 3339 时间，而不是 ${text}。`,
  badMaxAge: (text: string) => `--max-age 应为一段时长，例如 90m、24h 或 7d，而不是 ${text}。`,
  unreadable: (why: string) => `无法读取：${why}`,
  missing: (where: string) => `找不到 ${where}。`,
  where: (log: string, index: bigint, size: bigint) =>
    `存证：${log}，第 ${index + 1n} 条（编号 ${index}），当时共 ${size} 条`,
  card: (n: number, digest: string) => `名片：第 ${n} 版，摘要 ${digest}`,
  witnesses: (names: readonly string[]) => `见证人：${names.join('、') || '（无）'}`,
  approvals: (names: readonly string[]) => `批准人：${names.join('、') || '（无）'}`,
  kinds: { passkey: '通行密钥', 'key-file': '密钥文件' },
  key: '日志公钥：',
  forkProven: '证据成立：这个日志签出了两个互相矛盾的检查点。不要相信它存证的联系方式。',
  forkUnproven: '这份证据不能证明日志分叉。',
  forkNeedsPolicy: '核验分叉证据需要用 --policy 给出日志的公钥。',
};

const en: typeof zh = {
  description: 'verify a proof of a card: record, witnesses, approvals and dates, without asking any server',
  options: {
    bundle: 'a proof, its address, or - for standard input; or evidence of a fork that a monitor has kept',
    policy: "a tlog-policy file that you have kept; without it, the proof's own is taken",
    number: 'a phone number to look up',
    value: 'a web address, mailbox or account to look up',
    also: 'another proof; may be repeated; the newest counts',
    at: 'as of this instant, such as 2026-01-02T00:00:00Z',
    maxAge:
      "how old the witnesses' cosignatures may be, such as 24h; without it, the card's expiry decides alone",
    json: 'as one JSON object',
  },
  badInstant: (text) => `--at takes an RFC 3339 instant, not ${text}.`,
  badMaxAge: (text) => `--max-age takes a duration such as 90m, 24h or 7d, not ${text}.`,
  unreadable: (why) => `Cannot read ${why}`,
  missing: (where) => `There is nothing at ${where}.`,
  where: (log, index, size) => `Record: ${log}, entry ${index} of ${size}, counted from 0`,
  card: (n, digest) => `Card: version ${n}, digest ${digest}`,
  witnesses: (names) => `Witnesses: ${names.join(', ') || 'none'}`,
  approvals: (names) => `Approvals: ${names.join(', ') || 'none'}`,
  kinds: { passkey: 'passkey', 'key-file': 'key file' },
  key: "The log's key:",
  forkProven:
    'The evidence holds: this log has signed two checkpoints that contradict each other. Do not believe the contacts in it.',
  forkUnproven: 'This evidence does not prove a fork.',
  forkNeedsPolicy: "To check evidence of a fork, give the log's key with --policy.",
};

export const verifyMessages: Record<Lang, typeof zh> = { zh, en };
