/** What a refusal means to a worried person, and what to do about it. */
import type { VerifyCode } from './codes.ts';
import type { Localized } from './text.ts';

const AGAIN: Localized = {
  zh: '请在官网重新保存一份证明文件。',
  en: 'Save the proof again from the official site.',
};
const STOP: Localized = {
  zh: '请不要使用上面的联系方式，另找途径打开官网核对。',
  en: 'Do not use the contacts in it. Open the official site by another way and compare.',
};

const and = (zh: string, en: string, then: Localized): Localized => ({
  zh: `${zh}${then.zh}`,
  en: `${en} ${then.en}`,
});

export const REFUSAL_SENTENCES: Readonly<Record<VerifyCode, Localized>> = {
  'oversized-bundle': and(
    '这个文件太大，不是名片的证明文件。',
    'This file is too large to be a proof.',
    AGAIN,
  ),
  'malformed-bundle': and(
    '这个文件不完整，或者被改动过。',
    'This file is incomplete, or somebody has changed it.',
    AGAIN,
  ),
  'malformed-policy': {
    zh: '看不懂核验用的信任文件。请从官网或可信的人那里重新取得一份。',
    en: 'The file that says whom to trust cannot be read. Get it again from the official site or from somebody you trust.',
  },
  'malformed-proof': and(
    '文件里的存证证明不完整，或者被改动过。',
    'The proof from the record is incomplete, or somebody has changed it.',
    AGAIN,
  ),
  'wrong-own-policy': and(
    '文件自带的策略文件读不懂，或者属于另一份存证，可能被改动过。',
    'The policy inside the file cannot be read or is of another record. Somebody may have changed it.',
    AGAIN,
  ),
  'unsupported-here': {
    zh: '这个浏览器太旧，无法核验其中的签名。请换用新版浏览器再核验。',
    en: 'This browser is too old to check the signatures. Use a current one and check again.',
  },
  'unknown-log': and(
    '这张名片来自另一份存证，不是您信任的那一份。',
    'This card comes from another record than the one you trust.',
    STOP,
  ),
  'bad-checkpoint': and(
    '存证的签名不对，这份证明是伪造的或已损坏。',
    'The record’s signature is wrong: this proof is forged or damaged.',
    STOP,
  ),
  'bad-handover': and(
    '存证换了公钥，但没有证据表明原来的公钥签过写明这次更换的存证。',
    'The record is signed by another key now, and nothing shows that its old key has signed the record in which that was named.',
    STOP,
  ),
  'witness-missing': and(
    '见证人的签名不够，无法确认所有人看到的是同一份存证。',
    'Too few witnesses have signed, so nobody can tell that everyone is shown the same record.',
    AGAIN,
  ),
  'cosigned-in-future': {
    zh: '见证时间晚于现在。请先核对本机的日期和时间；如果没错，请不要相信这份证明。',
    en: 'It was witnessed later than now. Check this device’s date and time; if they are right, do not trust this proof.',
  },
  'cosigned-too-long-ago': and(
    '这份证明的见证时间太久，可能已经不是最新的。',
    'This proof was witnessed too long ago and may be out of date.',
    AGAIN,
  ),
  'not-included': and(
    '存证里没有这张名片，内容可能被改过。',
    'The record does not hold this card. Somebody may have changed it.',
    STOP,
  ),
  'wrong-first-entry': and(
    '批准人名单不是存证开头的那一份。',
    'The list of approvers is not the one with which the record begins.',
    STOP,
  ),
  'broken-publishers-chain': and(
    '批准人名单的变更没有得到原批准人的签名。',
    'The list of approvers was changed without the signatures of those before.',
    STOP,
  ),
  'broken-card-chain': and(
    '文件里前后几张名片接不上。',
    'The cards in this file do not follow one another.',
    AGAIN,
  ),
  'wrong-kind-of-signature': and(
    '有一个签名与签名人登记的密钥种类不符。',
    'One signature is of another kind than the signer’s key.',
    STOP,
  ),
  'malformed-assertion': and(
    '有一个通行密钥签名不完整，或者被改动过。',
    'One passkey signature is incomplete, or somebody has changed it.',
    STOP,
  ),
  'not-an-assertion': and(
    '有一个通行密钥签名不是用来批准名片的。',
    'One passkey signature was not made to approve anything.',
    STOP,
  ),
  'other-challenge': and(
    '有一个批准签名是给另一张名片的，被挪用到了这里。',
    'One approval was made for another card and put here.',
    STOP,
  ),
  'wrong-origin': and(
    '有一个批准签名是在别的网站上作出的。',
    'One approval was made on another web site.',
    STOP,
  ),
  'wrong-rp-id': and(
    '有一个批准签名属于别的网站的通行密钥。',
    'One approval is by a passkey for another web site.',
    STOP,
  ),
  'user-not-verified': and(
    '有一个批准签名没有经过本人验证（指纹、面容或密码）。',
    'One approval was made without checking who made it, by fingerprint, face or PIN.',
    STOP,
  ),
  'unusable-key': and(
    '批准人名单里有一把公钥无法使用。',
    'One key in the list of approvers cannot be used.',
    STOP,
  ),
  'bad-approval': and('有一个批准签名与这张名片对不上。', 'One approval does not belong to this card.', STOP),
  'unknown-key': and(
    '批准签名不够：有的签名来自名单之外的密钥。',
    'Too few approvals: some are by keys that are not on the list.',
    STOP,
  ),
  'one-person-twice': and(
    '批准签名不够：同一个人用了两把密钥，只算一个人。',
    'Too few approvals: one person with two keys counts once.',
    STOP,
  ),
  'weaker-quorum': and(
    '这张名片的批准人数只够作小改动，不够改动号码。',
    'So few people may approve small changes, but no change of a number.',
    STOP,
  ),
  'quorum-lacking': and('这张名片没有足够的人批准。', 'Too few people have approved this card.', STOP),
  'reissue-changes-more': and(
    '这张名片自称只更新了日期，内容却变了。',
    'This card claims that only its dates are new, but it says something else.',
    STOP,
  ),
  'malformed-card': and(
    '名片本身写得不合规则，或者被改动过。',
    'The card itself breaks the rules, or somebody has changed it.',
    STOP,
  ),
  'not-yet-issued': {
    zh: '这张名片的签发时间晚于现在。请核对本机的日期和时间。',
    en: 'This card was issued later than now. Check this device’s date and time.',
  },
  expired: and('这张名片已经过期。', 'This card has expired.', AGAIN),
};
