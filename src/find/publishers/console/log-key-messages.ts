/** What is said of the key that signs the record. */
import type { Both } from '../../../../web/console/language.tsx';

const zh = {
  option: '同时更换存证的签名密钥',
  optionText:
    '名单生效时，服务器改用一把新密钥签署存证。有人能读到旧密钥而离开、服务器丢失或被入侵之后，或者每隔几年，才需要更换。',
  title: '存证的签名密钥',
  review: '同时更换：名单生效时启用新密钥，旧密钥继续在旁边签名，直到运维人员把它删去。',
  pending:
    '这份名单同时更换存证的签名密钥。密钥存在 record/record.key 里的网站若有几个节点，请运维人员现在就把它复制过去。',
  missing:
    '新密钥不在这台服务器上，最后一个签名会被拒绝。请运维人员把 record/record.key 从提出名单的那台服务器复制过来，或照那里设置 RECORD_KEY；找不回来，就撤回名单，重新提出。',
  signNew: '名单生效后，存证由这把新密钥签名：',
  signSame: '存证的签名密钥不变，应当与 /card/policy 里的一致：',
  changed: '更换了存证的签名密钥',
  former: {
    title: '存证已换用新密钥，旧密钥还在旁边签名',
    since: '更换于',
    text: '接下来请运维人员：',
    steps: [
      '还没有新密钥的节点：把 record/record.key 复制过去，节点会自行读取，不用重启（由 RECORD_KEY 给出的，应当已经都设好）。',
      '备份数据目录里的 record 文件夹。',
      '把新公钥告诉见证人，以及保存了旧公钥的人：DNS 记录、印刷品、应用里的策略文件。/card/policy 里两把都有。',
      '几周以后，在每个节点上把旧密钥从 record.key 或 RECORD_KEY 里删去，然后重启。旧密钥若落入他人之手，现在就删。',
    ],
    more: '详细步骤见 docs/operations.md。',
  },
};
const en: typeof zh = {
  option: 'Change the key of the record as well',
  optionText:
    'With the list, the server begins to sign the public record with a new key. Do this when somebody leaves who could read the old one, when a server was lost or broken into, or every few years.',
  title: 'Key of the record',
  review:
    'Changed as well: with the list a new key begins to sign, and the old one signs beside it until the operator takes it out.',
  pending:
    'The key that signs the record changes with this list. Where the site has several nodes and keeps its keys in record/record.key, have the operator copy that file to the others now.',
  missing:
    'The new key is not on this server, so the last signature will be refused. Have the operator copy record/record.key from the server on which the list was drafted, or set RECORD_KEY as it is there; if the key is lost, withdraw the list and draft another.',
  signNew: 'Once the list is in force, this new key signs the record:',
  signSame: 'The key of the record stays; it should be the one in /card/policy:',
  changed: 'Changed the key of the record',
  former: {
    title: 'The record has a new key, and the old one still signs beside it',
    since: 'Changed',
    text: 'What the operator does next:',
    steps: [
      'Copy record/record.key to any node that lacks the new key, which reads it by itself, without a restart. (Where RECORD_KEY gives the keys, every node has it already.)',
      'Back up the folder record of the data directory.',
      'Tell the new key to the witnesses, and to those who pinned the old one: the DNS record, the next print, the policy in an app. /card/policy has both.',
      'After some weeks, take the old key out of record.key or RECORD_KEY on every node, and restart it. At once, where somebody else has the old key.',
    ],
    more: 'docs/operations.md has each step.',
  },
};
export const logKeyTexts: Both<typeof zh> = { zh, en };
