import type { Lang } from '../../kernel/i18n.ts';

const zh = {
  rotated: (v: number) => `存证已换用新公钥，写在发布人策略第 ${v} 版里。新公钥：`,
  nextForFile:
    '本机的节点会自行读取 record.key 中的新密钥。其他节点：请把 record.key 复制过去。旧密钥继续同时签名，请先把新公钥告诉见证人和保存了旧公钥的人，再从 record.key 中删去旧密钥并重启（见 docs/operations.md#record）。',
  nextForSetting:
    '旧密钥继续同时签名，请先把新公钥告诉见证人和保存了旧公钥的人，再从每个节点的 RECORD_KEY 中删去旧密钥并重启（见 docs/operations.md#record）。',
  lately: (at: string) => `没有再换：公钥在 ${at} 刚换过。确实要再换一次，请加上 --again。现在的公钥：`,
  setRecordKey: {
    command:
      '还没有更换：密钥由 RECORD_KEY 给出。请在每个节点上把它设为下面这一行（新密钥在前，属机密），重启所有节点，再运行一次。',
    people:
      '还没有更换：密钥由 RECORD_KEY 给出，而名单由多人签署。请在每个节点上把它设为下面这一行（新密钥在前，属机密），重启所有节点，再由负责人在控制台「批准人」里更改名单，勾选「同时更换存证的签名密钥」。',
  },
  refusals: {
    'no-record': '还没有存证，不必更换：网站第一次启动时才会有公钥。',
    'people-sign':
      '没有更换：批准人名单由多人或通行密钥签署。请负责人在控制台「批准人」里更改名单，勾选「同时更换存证的签名密钥」。',
    'no-publisher-key':
      '没有更换：发布人策略由密钥文件签署，而这台机器上没有它。请设置与网站相同的 DATA_DIR，或设置 PUBLISHER_KEY_FILE。',
    'publishers-full':
      '没有更换：发布人策略更换的次数已达到证明所能携带的上限。现在的密钥继续有效；请升级明线，或联系开发者。',
    'no-log-key':
      '没有更换：这台机器上没有存证现在的密钥，换了以后别人无法从旧公钥跟到新公钥。请在有它的节点上运行，或设置 RECORD_KEY_FILE。',
  },
};

const en: typeof zh = {
  rotated: (v) => `The record has a new key, by version ${v} of the publishers' policy:`,
  nextForFile:
    'A node of this machine reads the new key from record.key by itself; copy record.key to other nodes. The old key goes on signing beside it: tell the new one to witnesses and to those who pinned the old one, then take the old one out of record.key and restart (docs/operations.md#record).',
  nextForSetting:
    'The old key goes on signing beside it: tell the new one to witnesses and to those who pinned the old one, then take the old one out of RECORD_KEY on every node and restart (docs/operations.md#record).',
  lately: (at) =>
    `Not changed again: the key was changed at ${at}. Add --again if you mean another change. The key of now:`,
  setRecordKey: {
    command:
      'Not changed yet: RECORD_KEY gives the keys. Set it to the line below on every node (the new key first; it is a secret), restart them all, and run this again.',
    people:
      'Not changed yet: RECORD_KEY gives the keys, and several people sign the list. Set it to the line below on every node (the new key first; it is a secret), restart them all, and have an owner change the list in the console, under Approvers, with “Change the key of the record as well”.',
  },
  refusals: {
    'no-record': 'There is no record yet, and so no key to change: the first start of the site makes one.',
    'people-sign':
      'Not changed: several people or passkeys sign the list of who approves. Have an owner change the list in the console, under Approvers, with “Change the key of the record as well”.',
    'no-publisher-key':
      "Not changed: a key file signs the publishers' policy, and this machine does not hold it. Set the DATA_DIR of the site, or PUBLISHER_KEY_FILE.",
    'publishers-full':
      "Not changed: the publishers' policy has been changed as often as a proof can show. The key of now stays; upgrade Clearline, or ask its developers.",
    'no-log-key':
      'Not changed: this machine does not hold the key of the record, so that nobody could follow from the old key to a new one. Run this on a node that has it, or set RECORD_KEY_FILE.',
  },
};

export const rotateMessages: Record<Lang, typeof zh> = { zh, en };
