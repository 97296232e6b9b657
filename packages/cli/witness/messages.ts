import type { Lang } from '../context.ts';
import type { IdentityRefusal } from './identity.ts';
import type { LogsRefusal } from './logs.ts';
import type { WitnessRefusal } from './witness.ts';

type Codes = (IdentityRefusal | LogsRefusal | WitnessRefusal)['code'];

const zh = {
  description: '运行一个见证人：核对各存证日志只增不改，并为检查点副署',
  options: {
    data: '存放密钥和状态的文件夹，专供这一个见证人使用',
    log: '日志的公钥（vkey），可多次给出',
    policy: 'tlog-policy 文件，例如网站 /card/policy 的内容；取其中的日志，可多次给出',
    name: '见证人的名称，形如 witness.example；第一次启动时必须给出，以后不能更改',
    url: '合作方访问它的地址，写进下面打印的那一行',
    port: '监听的端口；0 表示任意空闲端口',
    host: '监听的 IP 地址或主机名',
  },
  listening: (address: string, logs: number) =>
    `见证人已在 ${address} 运行，见证 ${logs} 个日志。按 Ctrl-C 停止。`,
  key: '公钥：',
  line: '请让使用它的运营方把这一行写进策略文件：',
  stopped: '已停止。',
  failed: (why: string) => `有一次请求没能回答：${why}`,
  unavailable: (why: string) => `无法启动：${why}`,
  badPort: (port: string) => `--port 应为 0 到 65535 的整数，而不是 ${port}。`,
  refusals: {
    'no-name': () => '这里还没有见证人。请用 --name 给它起名，形如 witness.example。名称以后不能更改。',
    'malformed-name': () => '名称只能用 ASCII 可见字符，不能有空格和加号，最长 200 个字符。',
    'other-name': (what: string) =>
      `这个文件夹里的见证人叫 ${what}，名称不能更改。请去掉 --name，或换一个文件夹。`,
    'damaged-key': (what: string) =>
      `${what} 已损坏或缺失。请从备份恢复；没有备份时，请换一个空文件夹，建立新的见证人，并把新公钥告诉合作方。`,
    'no-logs': () => '请用 --log 或 --policy 指明要见证的日志。',
    'malformed-vkey': (what: string) => `这不是公钥（vkey）：${what}`,
    'unknown-key-type': (what: string) => `这种公钥的签名无法核对：${what}`,
    'no-file': (what: string) => `找不到文件 ${what}。`,
    'malformed-policy': (what: string) => `策略文件有误：${what}`,
    'in-use': () => '这个文件夹正被另一个见证人使用。一个文件夹同时只能运行一个。',
    'damaged-state': (what: string) =>
      `${what} 不是本见证人写下的内容，因此拒绝启动：它不能猜测自己签过什么。请从备份恢复；没有备份时，请换一个空文件夹，建立新的见证人。`,
  } satisfies Record<Codes, (what: string) => string>,
};

const en: typeof zh = {
  description: 'run a witness: check that logs only grow, and cosign their checkpoints',
  options: {
    data: 'folder for its key and state, and for nothing else',
    log: 'public key of a log (vkey); may be repeated',
    policy: 'a tlog-policy file, such as a site serves at /card/policy; its logs are taken; may be repeated',
    name: 'name of the witness, such as witness.example; needed at the first start, and kept for ever',
    url: 'where partners reach it, for the line that is printed',
    port: 'port to listen on; 0 takes any free one',
    host: 'IP address or host name to listen on',
  },
  listening: (address, logs) =>
    `The witness runs at ${address}, for ${logs} ${logs === 1 ? 'log' : 'logs'}. Ctrl-C stops it.`,
  key: 'Its public key:',
  line: 'The line for the policy files of operators who use it:',
  stopped: 'Stopped.',
  failed: (why) => `A request could not be answered: ${why}`,
  unavailable: (why) => `Cannot start: ${why}`,
  badPort: (port) => `--port takes a whole number from 0 to 65535, not ${port}.`,
  refusals: {
    'no-name': () =>
      'There is no witness here yet. Name it with --name, such as witness.example. The name stays for ever.',
    'malformed-name': () => 'A name has visible ASCII characters without spaces and plus, at most 200.',
    'other-name': (what) =>
      `The witness in this folder is called ${what}, for ever. Leave out --name, or name another folder.`,
    'damaged-key': (what) =>
      `${what} is damaged or missing. Restore it from a backup. Without one, begin a new witness in an empty folder, and give partners its new key.`,
    'no-logs': () => 'Say which logs to witness, with --log or --policy.',
    'malformed-vkey': (what) => `This is no vkey: ${what}`,
    'unknown-key-type': (what) => `Signatures of this kind of key cannot be checked: ${what}`,
    'no-file': (what) => `There is no file ${what}.`,
    'malformed-policy': (what) => `The policy file is wrong: ${what}`,
    'in-use': () => 'Another witness uses this folder. A folder has one at a time.',
    'damaged-state': (what) =>
      `${what} is not what this witness wrote, so it does not start: it must not guess what it has signed. Restore the file from a backup. Without one, begin a new witness in an empty folder.`,
  },
};

export const witnessMessages: Record<Lang, typeof zh> = { zh, en };

export function refusalText(refusal: IdentityRefusal | LogsRefusal | WitnessRefusal, lang: Lang): string {
  return witnessMessages[lang].refusals[refusal.code](subjectOf(refusal));
}

function subjectOf(refusal: IdentityRefusal | LogsRefusal | WitnessRefusal): string {
  if (refusal.code === 'malformed-policy') return `${refusal.path}:${refusal.line}`;
  if ('path' in refusal) return refusal.path;
  if ('text' in refusal) return refusal.text;
  return 'name' in refusal ? refusal.name : '';
}
