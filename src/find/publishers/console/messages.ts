import type { Both } from '../../../../web/console/language.tsx';

const zh = {
  title: '谁能批准名片',
  lead: '名片每次改动都要有名单里的人签名。名单本身写进存证，谁也不能悄悄更换。',
  above: '谁能批准名片',
  single: {
    title: '现在只要一个签名就能更换号码',
    keyFile:
      '名片由服务器上的一个密钥文件签名：谁拿到这台服务器，谁就能单独换掉官方号码。改为通行密钥后，要有两个人各自用自己的设备签名，服务器被入侵也冒充不了。',
    people: '名单上任何一个人都能单独更换官方号码。建议要求至少两个人批准。',
    action: '改为通行密钥共同批准',
    public: '访客在 /card 上也会看到“单人签名”的说明。',
  },
  change: '更改名单',
  now: '现在的名单',
  version: (v: number) => `第 ${v} 版`,
  since: '生效于',
  index: (n: number) => `存证第 ${n + 1} 条（编号 ${n}）`,
  waiting: '等待写入存证',
  keys: (n: number) => `${n} 把通行密钥`,
  keyFile: '服务器上的密钥文件',
  standing: { good: '', left: '已不在任', 'no-passkey': '密钥已失效', 'key-file': '' },
  trouble: {
    title: '名单上有人不能再批准了',
    text: (names: string) =>
      `${names}：已离开、不再是管理员，或者名单里的通行密钥已被删除。他们的旧密钥在名单更换之前仍然有效，请尽快更换名单。`,
    stuck: (needed: number) =>
      `剩下的人不够更换名单所需的 ${needed} 人。请先恢复其中一位的角色，或找回原来的设备，请其用原来的通行密钥签名。`,
  },
  idle: {
    title: '旧的密钥文件还在服务器上，请销毁',
    text: '删除数据目录里的 record/publisher.key 和它的所有备份，并去掉 PUBLISHER_KEY 设置。它在本站已经不能发布名片；但谁同时拿到它和存证的密钥，就能做出以旧名单为准的假证明，没有见过新名单的人会信以为真。',
  },
  rules: {
    title: '需要几个人',
    publishers: '更换这份名单',
    publishersText: '改动批准人，或改动这里的人数。',
    protected: '受保护的改动',
    protectedText: '号码、域名、账号、说明、承诺和主体，以及自拟的节假日名称和原因，凡是可能被冒用的。',
    ordinary: '普通改动',
    ordinaryText: '服务时间、节假日、不会误导人的排序。',
    retirement: '停用',
    retirementText: '撤下一个号码或账号，不换上新的。',
    people: (n: number) => `${n} 个人`,
    delay: '受保护的改动批准后，再等多久才发布',
    delayText: '等待期间可以撤回：万一有人的设备被盗，还来得及发现。',
    delays: (minutes: number) =>
      minutes === 0
        ? '不等待'
        : minutes % 1440 === 0
          ? `${minutes / 1440} 天`
          : minutes % 60 === 0
            ? `${minutes / 60} 小时`
            : `${minutes} 分钟`,
    waits: (text: string) => `批准后等待${text}`,
  },
  history: '历次名单',
  separator: '、',
  steps: { label: '步骤', all: ['选择批准人', '定下规则', '核对', '各自签名'] },
  next: '下一步',
  back: '上一步',
  who: {
    title: '选择批准人',
    lead: '只有负责人和管理员可以批准。建议至少三个人，要求其中两个人签名：一个人不在或丢了设备，工作也不会停。',
    legend: '批准人',
    noPasskey: '还没有通行密钥，请本人先在“我的账号”里添加',
    addOwn: '去添加我的通行密钥',
    name: (name: string) => `${name} 的公开姓名`,
    nameHint: '公开姓名会写进存证，永远显示在 /card 上。可以用职务代替，例如“客服主管”。',
    none: '请至少选择一个人。',
    one: '只选一个人，就仍然是单人签名。建议再邀请一位管理员。',
    alone:
      '还有别的负责人或管理员，所以至少要选两个人，否则一个人就能单独更换官方号码。没有通行密钥的，请本人先添加一把。',
    invite: '邀请另一位管理员',
    empty: '还没有人可以选择',
    sameName: '公开姓名不能为空，也不能相同。',
  },
  review: {
    title: '核对',
    lead: '请再看一遍。下一步起，名单上的每个人都要用自己的设备签名。',
    people: '批准人',
    happens: '接下来',
    happensSteps: [
      '名单上的每个人会收到邮件，在这个页面上用通行密钥签名，证明密钥在自己手里。',
      '每人签两次：一次签名单，一次签名片。名片内容不变，只是换上新的签名重新发布。',
      '所有人签完，名单立即生效并写进存证。在那之前一切照旧，也可以撤回。',
    ],
    previous: (n: number) => `还要现在名单上的 ${n} 个人同意。`,
    allNeeded:
      '更换名单需要名单上的每一个人。任何一个人丢失全部设备，名单就再也无法更换。请多列一个人，或让每个人都有两把通行密钥。',
    send: '提出名单，开始签名',
    sent: '名单已提出，等待签名',
  },
  pending: {
    title: '正在签署的新名单',
    by: (name: string) => `${name} 提出`,
    progress: (done: number, all: number) => `${all} 人中 ${done} 人已签完`,
    list: '名单',
    card: '名片',
    done: '已签',
    open: '待签',
    you: '（您）',
    previous: (signed: number, needed: number, names: string) =>
      `现在的名单要有 ${needed} 个人同意，已有 ${signed} 个${names ? `：${names}` : ''}。`,
    others: '您这里没有要签的了，等待其他人。页面会自己更新。',
    sign: '现在签名',
    drop: '撤回新名单',
    dropAsk: '撤回这份名单？',
    dropText: '已有的签名作废，现在的名单继续有效。以后可以重新提出。',
    dropped: '已撤回',
    trouble: (names: string) => `${names} 已不能批准，这份名单不会生效。请撤回后重新提出。`,
  },
  sign: {
    title: '用通行密钥签名',
    two: '要签两次，各碰一下您的设备：先签名单，再签名片。',
    one: '碰一下您的设备。',
    again: '您的通行密钥换过：请再用原来的那一把，以现任批准人的身份同意。',
    listTitle: '名单',
    listText: (v: number, names: string) => `第 ${v} 版：${names}`,
    cardTitle: '名片',
    person: (name: string, keys: string) => `${name}（${keys}）`,
    cardText: (n: number, phone: string) =>
      `第 ${n} 版，主要号码 ${phone}。应当与现在的名片相同，只有版本和日期是新的，请核对。`,
    contacts: (n: number) => `名片上的全部 ${n} 个联系方式`,
    noPhone: '无',
    list: (step: string) => `签署名单${step}`,
    card: (step: string) => `签署名片${step}`,
    step: (n: number, of: number) => `（${n}/${of}）`,
    exact: '要签的原文',
    code: '核对码（与另一位批准人在电话里核对，两边应当一样）：',
    signed: '已签名，等待其他人',
    inForce: (v: number, n: number | null) =>
      n === null ? `第 ${v} 版名单已生效` : `第 ${v} 版名单已生效，名片第 ${n} 版已发布`,
    nothing: '没有要您签的了。',
    unreadable: '这份内容无法读出，请不要签名，并告诉负责人。',
  },
};
const en: typeof zh = {
  title: 'Who approves the card',
  lead: 'Every change of the card is signed by people on this list. The list itself stands in the record, so nobody changes it unseen.',
  above: 'Who approves the card',
  single: {
    title: 'One signature is enough to change a number',
    keyFile:
      'A key file on the server signs the card: whoever gets into the server can change the official number alone. With passkeys two people sign, each on a device of their own, and a server that is broken into can forge neither.',
    people:
      'Anybody on the list can change the official number alone. It is better to ask for two people at least.',
    action: 'Move to passkeys and joint approval',
    public: 'Visitors read on /card too that this is a single-signature set-up.',
  },
  change: 'Change the list',
  now: 'The list in force',
  version: (v) => `Version ${v}`,
  since: 'In force since',
  index: (n) => `Entry ${n} of the record, counted from 0`,
  waiting: 'Waiting for its place in the record',
  keys: (n) => (n === 1 ? '1 passkey' : `${n} passkeys`),
  keyFile: 'A key file on the server',
  standing: { good: '', left: 'Not in office', 'no-passkey': 'Passkey gone', 'key-file': '' },
  trouble: {
    title: 'Somebody on the list cannot approve any more',
    text: (names) =>
      `${names}: left, no longer an admin, or without the passkey that is listed. Until the list is changed their old keys still count, so change it soon.`,
    stuck: (needed) =>
      `Too few are left for the ${needed} whom a change of the list takes. Give one of them their role back, or find the old device, and have them sign with their old passkey.`,
  },
  idle: {
    title: 'The old key file is still on the server: destroy it',
    text: 'Delete record/publisher.key in the data directory and every backup of it, and take PUBLISHER_KEY out of the settings. It publishes nothing here any more; but whoever has it and the record’s key can make a false proof by the old list, and people who have not seen the new one believe it.',
  },
  rules: {
    title: 'How many people it takes',
    publishers: 'Changing this list',
    publishersText: 'Who approves, and these numbers.',
    protected: 'Protected changes',
    protectedText:
      'Numbers, domains, accounts, notes, promises and the operator, and new words for holidays and reasons: whatever could be abused.',
    ordinary: 'Ordinary changes',
    ordinaryText: 'Hours, holidays, and an order that deceives nobody.',
    retirement: 'Retirement',
    retirementText: 'Taking a number or account off the card, with no new one in its place.',
    people: (n) => (n === 1 ? '1 person' : `${n} people`),
    delay: 'How long a protected change waits once it is approved',
    delayText: 'It can be withdrawn while it waits, so that a stolen device is noticed in time.',
    delays: (minutes) =>
      minutes === 0
        ? 'No wait'
        : minutes % 1440 === 0
          ? minutes === 1440
            ? '1 day'
            : `${minutes / 1440} days`
          : minutes % 60 === 0
            ? minutes === 60
              ? '1 hour'
              : `${minutes / 60} hours`
            : `${minutes} minutes`,
    waits: (text) => `waits ${text} once approved`,
  },
  history: 'Earlier lists',
  separator: ', ',
  steps: { label: 'Steps', all: ['Choose people', 'Set rules', 'Review', 'Everybody signs'] },
  next: 'Next',
  back: 'Back',
  who: {
    title: 'Choose who approves',
    lead: 'Only owners and admins can. Three people of whom two sign is a good choice: work goes on when one is away or has lost a device.',
    legend: 'People',
    noPasskey: 'Has no passkey yet; they add one under My account first',
    addOwn: 'Add a passkey of mine',
    name: (name) => `Public name of ${name}`,
    nameHint:
      'Public names stand in the record and on /card for ever. A post will do too, such as “Head of support”.',
    none: 'Choose one person at least.',
    one: 'With one person this stays a single-signature set-up. It is better to invite another admin.',
    alone:
      'There are other owners or admins, so choose two people at least: else one person alone could change the official number. Who has no passkey adds one first.',
    invite: 'Invite another admin',
    empty: 'Nobody can be chosen yet',
    sameName: 'Public names must not be empty, nor the same.',
  },
  review: {
    title: 'Review',
    lead: 'Look once more. From the next step on, everybody on the list signs on a device of their own.',
    people: 'People',
    happens: 'What happens next',
    happensSteps: [
      'Everybody on the list gets a mail, and signs on this screen with their passkey. That proves that they hold it.',
      'Each signs twice: the list, and the card. The card says what it says now; it is issued anew under the new signatures.',
      'With the last signature the list is in force and stands in the record. Until then nothing changes, and it can be withdrawn.',
    ],
    previous: (n) => `${n === 1 ? 'One person' : `${n} people`} of the list in force must agree as well.`,
    allNeeded:
      'Changing the list takes every single person on it. If one of them loses all devices, the list can never be changed again. List one more person, or see that each has two passkeys.',
    send: 'Put it up for signing',
    sent: 'The list waits for its signatures',
  },
  pending: {
    title: 'The new list, being signed',
    by: (name) => `Drafted by ${name}`,
    progress: (done, all) => `${done} of ${all} have signed everything`,
    list: 'List',
    card: 'Card',
    done: 'signed',
    open: 'to sign',
    you: ' (you)',
    previous: (signed, needed, names) =>
      `${needed === 1 ? 'One person' : `${needed} people`} of the list in force must agree; ${signed} so far${names ? `: ${names}` : ''}.`,
    others: 'Nothing is left for you to sign. This screen follows the others by itself.',
    sign: 'Sign now',
    drop: 'Withdraw the new list',
    dropAsk: 'Withdraw this list?',
    dropText: 'Its signatures are void, and the list in force stays. Another one can be drafted later.',
    dropped: 'Withdrawn',
    trouble: (names) =>
      `${names} cannot approve any more, so this list never comes into force. Withdraw it and draft another.`,
  },
  sign: {
    title: 'Sign with your passkey',
    two: 'You sign twice, with one touch of your device each: first the list, then the card.',
    one: 'It takes one touch of your device.',
    again:
      'Your passkey was replaced: agree once more with the earlier one, as somebody on the list in force.',
    listTitle: 'The list',
    listText: (v, names) => `Version ${v}: ${names}`,
    cardTitle: 'The card',
    person: (name, keys) => `${name} (${keys})`,
    cardText: (n, phone) =>
      `Version ${n}, main number ${phone}. It should say what the current card says, with another version and dates alone: check that.`,
    contacts: (n) => `All ${n} contacts on the card`,
    noPhone: 'none',
    list: (step) => `Sign the list${step}`,
    card: (step) => `Sign the card${step}`,
    step: (n, of) => ` (${n} of ${of})`,
    exact: 'The exact text',
    code: 'Code to compare with another person over the telephone; both must see the same:',
    signed: 'Signed; waiting for the others',
    inForce: (v, n) =>
      n === null
        ? `Version ${v} of the list is in force`
        : `Version ${v} of the list is in force, and card ${n} is out`,
    nothing: 'Nothing is left for you to sign.',
    unreadable: 'This cannot be read. Do not sign it, and tell an owner.',
  },
};
export const publishersTexts: Both<typeof zh> = { zh, en };
