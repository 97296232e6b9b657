import type { Lang } from '../context.ts';

export type ApproveRefusal =
  | 'no-file'
  | 'not-a-document'
  | 'no-key'
  | 'not-a-key'
  | 'already-signed'
  | 'full';

const zh = {
  approve: '用密钥文件签署一张名片或一份发布人名单',
  key: '密钥文件',
  newKey: '建立一个 Ed25519 密钥文件，并打印公钥',
  options: {
    document: '名片或发布人名单（JSON），或者已有签名、还要加签的信封',
    key: '密钥文件，由 clearline key new 建立',
    file: '新的密钥文件；已有的文件不会被覆盖',
  },
  card: (n: number, digest: string) => `已签署名片第 ${n} 版，摘要 ${digest}。请与控制台显示的摘要核对。`,
  publishers: (v: number, digest: string) => `已签署发布人名单第 ${v} 版，摘要 ${digest}。`,
  made: (path: string) => `密钥已写入 ${path}，请妥善保管并备份，不要交给任何人。下面是编号和公钥：`,
  exists: (path: string) => `${path} 已经存在，没有改动它。`,
  refusals: {
    'no-file': (path: string) => `找不到文件 ${path}。`,
    'not-a-document': (path: string) => `${path} 不是名片、发布人名单或信封。`,
    'no-key': (path: string) => `找不到密钥文件 ${path}。`,
    'not-a-key': (path: string) => `${path} 不是 Ed25519 密钥文件。`,
    'already-signed': () => '信封里已经有这把密钥的签名。',
    full: () => '信封里的签名已经太多，不能再加。',
  } satisfies Record<ApproveRefusal, (path: string) => string>,
};

const en: typeof zh = {
  approve: "sign a card or a publishers' policy with a key file",
  key: 'key files',
  newKey: 'make an Ed25519 key file, and print its public key',
  options: {
    document: "a card or a publishers' policy in JSON, or an envelope that others have signed",
    key: 'a key file that clearline key new has made',
    file: 'the new key file; one that exists is left alone',
  },
  card: (n, digest) =>
    `Signed version ${n} of the card, digest ${digest}. Compare it with what the console shows.`,
  publishers: (v, digest) => `Signed version ${v} of the publishers' policy, digest ${digest}.`,
  made: (path) =>
    `The key is in ${path}. Back it up, keep it safe, and give it to nobody. Its id and public key:`,
  exists: (path) => `${path} exists and was left as it is.`,
  refusals: {
    'no-file': (path) => `There is no file ${path}.`,
    'not-a-document': (path) => `${path} is no card, no publishers' policy and no envelope.`,
    'no-key': (path) => `There is no key file ${path}.`,
    'not-a-key': (path) => `${path} is no Ed25519 key file.`,
    'already-signed': () => 'The envelope has a signature of this key.',
    full: () => 'The envelope has too many signatures for another.',
  },
};

export const approveMessages: Record<Lang, typeof zh> = { zh, en };
