/** What `--help` says of the operator's commands. */
import type { Lang } from '../../kernel/i18n.ts';

const en = {
  clearline: "Keeps a platform's official contacts.",
  lang: 'language of what is printed',
  import: 'check a registry file, show what it changes on the Contact Card, and publish it',
  importFile: 'registry in YAML or JSON; see docs/registry.md',
  yes: 'publish without asking',
  dryRun: 'show what would change and publish nothing',
  check: 'check a registry file and change nothing',
  checkFile: 'registry in YAML or JSON',
  show: 'say which Contact Card is official now',
  json: 'as one JSON object',
  export: 'write the current Contact Card as a registry file',
  exportFile: 'a file that does not exist yet; without it, standard output',
  renew: 'publish the current Contact Card again with a new expiry',
  days: 'how long it is valid; without it, as long as before',
  ownerLink: 'print a one-time link for the first owner, or for an owner who has lost every device',
  ownerMail: 'of the owner; needed once there is one',
  rotate: 'give the record a new key, which the publishers name in its log',
  again: 'even though the key was changed within the last day',
};
const zh: typeof en = {
  clearline: '管理平台的官方联系方式。',
  lang: '输出所用的语言',
  import: '检查登记文件，列出它对官方名片的改动，然后发布',
  importFile: 'YAML 或 JSON 登记文件，见 docs/registry.md',
  yes: '不再询问，直接发布',
  dryRun: '只列出改动，不发布',
  check: '检查登记文件，不作任何改动',
  checkFile: 'YAML 或 JSON 登记文件',
  show: '说明现在哪张官方名片有效',
  json: '输出为一个 JSON 对象',
  export: '把现在的官方名片写成登记文件',
  exportFile: '尚不存在的文件；不写则输出到标准输出',
  renew: '以新的有效期重新发布现在的官方名片',
  days: '有效天数；不写则与之前相同',
  ownerLink: '为第一位负责人，或丢失全部设备的负责人，打印一次性链接',
  ownerMail: '负责人的邮箱；已有负责人时必须填写',
  rotate: '为存证换用新公钥，并由发布人写入日志',
  again: '即使一天之内已经换过',
};
export const helpMessages: Record<Lang, typeof en> = { zh, en };
