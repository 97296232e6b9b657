/** What this slice answers instead, and what to do next. Browser-safe. */
import type { Refusals } from '../../../kernel/http/contract.ts';
import { SIGNING_REFUSALS } from '../../publishers/contract.ts';

export const REFUSALS = {
  'no-card': {
    status: 409,
    zh: '还没有发布过官方名片。请先用 clearline import 导入登记文件。',
    en: 'No Contact Card has been published yet. Import a registry file with clearline import first.',
  },
  'no-such-proposal': {
    status: 404,
    zh: '没有这份提案。请回到提案列表查找。',
    en: 'There is no such proposal. Look for it in the list of proposals.',
  },
  'proposal-changed': {
    status: 409,
    zh: '您查看之后，别人改动了这份提案。请核对差异后再提交一次。',
    en: 'Somebody changed this proposal after you looked. Compare the difference, then send yours again.',
  },
  'not-in-this-state': {
    status: 409,
    zh: '提案现在的状态不允许这样做。请查看它的最新进展。',
    en: 'This cannot be done in the state the proposal is in now. Look at what happened last.',
  },
  'outcome-changed': {
    status: 409,
    zh: '将要发布的内容与您查看时不同了。请重新核对，再作决定。',
    en: 'What would be published is no longer what you looked at. Look again, then decide.',
  },
  'needs-rebase': {
    status: 409,
    zh: '较新的名片改动了同样的部分。请先逐项选择，再继续。',
    en: 'A newer card changed the same parts. Choose for each of them first.',
  },
  'has-problems': {
    status: 422,
    zh: '提案还有问题，不能发布。请按提示逐条修正。',
    en: 'The proposal has problems and cannot be published. Mend each as told.',
  },
  'nothing-changes': {
    status: 422,
    zh: '内容与现在的名片相同，没有可以发布的改动。',
    en: 'It says what the current card says already, so there is nothing to publish.',
  },
  'own-proposal': {
    status: 403,
    zh: '您编辑过这份提案，不能自己批准。请请另一位管理员审批。',
    en: 'You edited this proposal, so you cannot approve it. Ask another administrator.',
  },
  'needs-second-person': {
    status: 403,
    zh: '这项改动需要另一个人批准。请先提交审批。',
    en: 'This change needs the approval of a second person. Submit it for approval.',
  },
  'needs-approvals': {
    status: 409,
    zh: '这台服务器没有给名片签名的密钥，现在不能发布。您的内容都在；请让运维人员设置 PUBLISHER_KEY，步骤见 docs/operations.md。',
    en: 'This server does not hold the key that signs cards, so nothing can be published now. Nothing is lost; have the operator set PUBLISHER_KEY, as docs/operations.md says.',
  },
  'follows-unapproved': {
    status: 409,
    zh: '数据库里最新的名片没有经过批准，是有人直接写进去的。现在什么都不能发布；请让运维人员处理，步骤见 docs/operations.md#record。',
    en: 'Somebody put the newest card into the database by hand: it has no approvals. Nothing can be published now; have the operator do what docs/operations.md#record says.',
  },
  'signature-missing': {
    status: 409,
    zh: '这项改动要用您的通行密钥签名。请刷新页面后再试一次。',
    en: 'This change takes a signature of your passkey. Reload the page and try again.',
  },
  ...SIGNING_REFUSALS,
  'already-approved': {
    status: 409,
    zh: '您已经批准过。还需要其他批准人。',
    en: 'You have approved this. It takes others now.',
  },
  'part-stays': {
    status: 422,
    zh: '这一部分不能删除。停用的号码和已经开始的公告会一直保留。',
    en: 'This part cannot be removed: retired values, and notices that have begun, stay for ever.',
  },
  'too-large': {
    status: 422,
    zh: '这份提案太大。请分成几份提交。',
    en: 'This proposal is too large. Split it into several.',
  },
  'file-has-problems': {
    status: 422,
    zh: '登记文件有问题，没有导入任何内容。请按提示逐条修正。',
    en: 'The registry file has problems, and nothing was imported. Mend each as told.',
  },
  'no-such-channel': {
    status: 404,
    zh: '现在的名片上没有这个渠道。请刷新渠道列表。',
    en: 'The current card has no such channel. Look at the list of channels again.',
  },
  'channel-changed': {
    status: 409,
    zh: '这个渠道的值刚刚改变了。请核对新的值，再作决定。',
    en: 'The value of this channel has just changed. Check the new one, then decide.',
  },
  'last-number': {
    status: 409,
    zh: '停用后页面顶部就没有电话了。请先发布一个新的号码。',
    en: 'No number would be left at the top of the pages. Publish a new number first.',
  },
  'successor-unknown': {
    status: 422,
    zh: '接替的渠道不在名片上。请选择另一个渠道。',
    en: 'The successor is not on the card. Choose another channel.',
  },
  'names-another': {
    status: 422,
    zh: '说明里有名片上没有的号码、网址或账号。请删去：新的要由另一个人批准后发布。',
    en: 'The text names a number, address or account that is not on the card. Leave it out: a new one takes a second person.',
  },
  'too-many-retired': {
    status: 409,
    zh: '名片上停用的联系方式已到上限，无法再停用。',
    en: 'The card lists as many retired values as it can hold.',
  },
} as const satisfies Refusals;
