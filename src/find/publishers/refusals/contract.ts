/** What this slice answers instead, and what to do next. Browser-safe. */
import type { Refusals } from '../../../kernel/http/contract.ts';

/** Wherever people sign. */
export const SIGNING_REFUSALS = {
  'not-a-publisher': {
    status: 403,
    zh: '您的这把通行密钥不在批准人名单里，签名不算数。请由名单里的人批准，或先更改名单。',
    en: 'This passkey of yours is not on the list of publishers, so its signature counts for nothing. Let somebody on the list approve, or change the list first.',
  },
  'signature-refused': {
    status: 422,
    zh: '签名与要签的内容不符。请刷新页面，看清内容后用批准人名单里的通行密钥再签一次。',
    en: 'The signature does not fit what is to be signed. Reload the page, look again, and sign with a passkey that the list of publishers names.',
  },
} as const satisfies Refusals;

export const PUBLISHERS_REFUSALS = {
  ...SIGNING_REFUSALS,
  'no-record': {
    status: 409,
    zh: '存证还没有开始，过一会儿再试。如果一直如此，请运维人员查看日志。',
    en: 'The record has not begun. Try again in a moment; if it stays so, have the operator read the log.',
  },
  'publishers-changed': {
    status: 409,
    zh: '您查看之后，批准人名单已经更换。请刷新页面，从现在的名单改起。',
    en: 'The list has changed since you looked. Reload the page and begin from the list that is in force.',
  },
  'change-pending': {
    status: 409,
    zh: '已经有一份新名单在等待签署。请先完成它，或先撤回它。',
    en: 'Another list is being signed. Have that one signed, or withdraw it first.',
  },
  'publishers-full': {
    status: 409,
    zh: '名单更换的次数已达到证明所能携带的上限，新名单无法生效；现在的名单继续有效。请运维人员升级明线，或联系开发者。',
    en: 'The list has been changed as often as a proof can show, so no further one can come into force; the list in force stays. Have the operator upgrade Clearline, or ask its developers.',
  },
  'no-change-pending': {
    status: 404,
    zh: '没有等待签署的新名单：它已经生效，或者被撤回。请刷新页面。',
    en: 'No list waits for signatures: it has come into force, or it was withdrawn. Reload the page.',
  },
  'list-unchanged': {
    status: 422,
    zh: '内容与现在的名单相同。请先改动人员或规则，或更换存证的密钥。',
    en: 'It says what the list in force says already. Change the people, the rules or the key of the record first.',
  },
  'not-on-staff': {
    status: 422,
    zh: '只有负责人和管理员可以列为批准人。请先在“人员”里给这个人相应的角色。',
    en: 'Only owners and admins can be on the list. Give the person that role under People first.',
  },
  'no-passkey': {
    status: 422,
    zh: '这个人还没有通行密钥。请本人先在“我的账号”里添加一把。',
    en: 'This person has no passkey. They add one under My account first.',
  },
  'one-alone': {
    status: 422,
    zh: '除了这个人，还有别的负责人或管理员，所以名单至少要列两个人，否则一个人就能单独更换官方号码。请再选一个人。',
    en: 'There are other owners or admins, so a list takes two people at least: else one person alone could change the official number. Choose another.',
  },
  'listed-twice': {
    status: 422,
    zh: '同一个人只能列一次。两把通行密钥也只算一个人。',
    en: 'A person is listed once. Two passkeys of one person count as one.',
  },
  'same-name': {
    status: 422,
    zh: '两个批准人的公开姓名相同。请改成能分清的姓名。',
    en: 'Two people have the same public name. Change one, so that they can be told apart.',
  },
  'more-than-people': {
    status: 422,
    zh: '要求的人数超过了名单上的人数。请增加批准人或减少人数；一个人的两把密钥只算一个人。',
    en: 'A rule asks for more people than are listed. List more, or ask for fewer; two keys of one person count once.',
  },
  'rules-out-of-order': {
    status: 422,
    zh: '越重要的改动，要求的人数不能越少：更换名单 ≥ 受保护的改动 ≥ 普通改动 ≥ 停用。',
    en: 'What matters more cannot take fewer people: the list ≥ protected changes ≥ ordinary changes ≥ retirement.',
  },
  'site-without-https': {
    status: 409,
    zh: '网站地址不是 https，浏览器不会在这里使用通行密钥。请运维人员设置 PUBLIC_URL。',
    en: 'The site has no https address, so browsers use no passkeys on it. Have the operator set PUBLIC_URL.',
  },
  'key-file-missing': {
    status: 409,
    zh: '现在的名单只认密钥文件，而这台服务器上没有它，新名单无法生效。请运维人员设置 PUBLISHER_KEY，步骤见 docs/operations.md。',
    en: 'The list in force counts only a key file, which this server does not hold. Have the operator set PUBLISHER_KEY, as docs/operations.md says.',
  },
  'no-log-key': {
    status: 409,
    zh: '这台服务器上没有存证现在的密钥，换了以后别人无法从旧公钥跟到新公钥。请运维人员把 record.key 复制到这里，步骤见 docs/operations.md。',
    en: 'This server does not hold the key of the record, so that nobody could follow from the old key to a new one. Have the operator copy record.key here, as docs/operations.md says.',
  },
  'set-record-key': {
    status: 409,
    zh: '存证的密钥由 RECORD_KEY 给出，而私钥不会经过浏览器。请运维人员在服务器上运行 clearline record rotate，按它打印的内容在每个节点上设置 RECORD_KEY 并重启，然后重新提出。',
    en: 'RECORD_KEY gives the keys of the record, and no private key passes through a browser. Have the operator run clearline record rotate on the server, set RECORD_KEY on every node to what it prints, and restart them; then draft this again.',
  },
  'log-key-missing': {
    status: 409,
    zh: '新名单要启用的存证密钥不在这台服务器上，名单没有生效。请运维人员把 record.key 从提出名单的那台服务器复制过来，或照那里设置 RECORD_KEY，然后再签；找不回来，就撤回名单，重新提出。',
    en: 'The new list gives the record a key that this server does not hold, so it did not come into force. Have the operator copy record.key from the server on which the list was drafted, or set RECORD_KEY as it is there, then sign again; if the key is lost, withdraw the list and draft another.',
  },
  'left-meanwhile': {
    status: 409,
    zh: '新名单上有人已经离开、不再是管理员，或删除了通行密钥。请撤回这份名单，重新提出。',
    en: 'Somebody on the new list has left, is no admin any more or has removed their passkey. Withdraw it and draft another.',
  },
  'offer-changed': {
    status: 409,
    zh: '要签的内容刚刚变了，例如有新的名片发布。请重新查看后再签。',
    en: 'What is to be signed has just changed, for instance by a new card. Look again, then sign.',
  },
} as const satisfies Refusals;
