/** A verdict as people read it: what is so, since when, until when, and what to do. */
import { type Channel, channelDisplay } from './channel.ts';
import { REFUSAL_SENTENCES } from './sentences.ts';
import type { Lang, Localized } from './text.ts';
import type { Verdict } from './verdict.ts';
import type { VerifiedCard } from './verify.ts';

export function verdictSentence(verdict: Verdict): Localized {
  switch (verdict.verdict) {
    case 'genuine':
      return say(
        verdict.proof,
        ([asOf, until], n) => `第 ${n} 版官方名片属实。截至${asOf}无误，有效期至${until}。`,
        ([asOf, until], n) => `Contact Card ${n} is genuine: official as of ${asOf}, valid until ${until}.`,
      );
    case 'official': {
      const [zh, en] = named(verdict.channel);
      return say(
        verdict.proof,
        ([asOf, until]) => `是官方渠道：${zh}。截至${asOf}无误，有效期至${until}。`,
        ([asOf, until]) => `Official: ${en}. As of ${asOf}, valid until ${until}.`,
      );
    }
    case 'retired':
      return retired(verdict);
    case 'not-listed':
      return say(
        verdict.proof,
        ([asOf]) => `截至${asOf}，官方名片里没有它。请不要向对方透露信息或付款，用名片上的渠道核实。`,
        ([asOf]) =>
          `As of ${asOf} the Contact Card does not list it. Tell and pay nothing; ask by a channel on the card.`,
      );
    case 'too-old':
      return say(
        verdict.proof,
        ([, until]) => `这份证明太旧（有效期至${until}），现在说不准。请在官网重新保存一份再核验。`,
        ([, until]) =>
          `This proof is too old (valid until ${until}) to tell. Save it again from the official site and check again.`,
      );
    case 'forked':
      return {
        zh: '两份证明互相矛盾：有人给不同的人看了不同的内容。请都不要相信，保留文件并告知平台。',
        en: 'Two proofs contradict each other: people were shown different things. Trust neither, keep the files and tell the platform.',
      };
    case 'different-records':
      return {
        zh: '这些证明来自不同的平台，请分开核验。',
        en: 'These proofs come from different platforms. Check each by itself.',
      };
    case 'invalid':
      return REFUSAL_SENTENCES[verdict.code];
  }
}

/** What the answer does not rest on, and people should know. */
export function cautions({
  pinned,
  handedOver,
  otherPolicy,
  single,
  witnesses,
}: VerifiedCard): readonly Localized[] {
  const all: readonly (readonly [boolean, Localized])[] = [
    [
      !pinned,
      {
        zh: '信任的公钥取自证明文件自身。请用另一途径核对公钥指纹。',
        en: 'The keys to trust come from the proof itself. Compare their fingerprints with ones from elsewhere.',
      },
    ],
    [
      handedOver,
      {
        zh: '存证已换用新公钥，您保存的是旧公钥。请取得新公钥，核对指纹后保存。',
        en: 'The record has a new key, and the one that you keep is the old one. Get the new one and compare its fingerprint.',
      },
    ],
    [
      otherPolicy && !handedOver,
      {
        zh: '证明自带的策略文件与这里采用的不同，以这里采用的为准。',
        en: 'The proof brings another policy than the one that counts here.',
      },
    ],
    [witnesses.length === 0, { zh: '没有独立见证人。', en: 'No witness has seen it.' }],
    [single, { zh: '这个平台只要一人签名就能更换号码。', en: 'Here one person alone may change a number.' }],
  ];
  return all.flatMap(([holds, sentence]) => (holds ? [sentence] : []));
}

function retired({ on, successor, proof }: Extract<Verdict, { verdict: 'retired' }>): Localized {
  const [zh, en] = successor ? named(successor) : ['', ''];
  const then = successor
    ? { zh: `已由${zh}代替，请改用它。`, en: `Use ${en} in its place.` }
    : { zh: '请改用官方名片上的其他渠道。', en: 'Use another channel of the Contact Card.' };
  return say(
    proof,
    () => `已于${timeOf(on, 'zh')}停用，不再是官方渠道。${then.zh}`,
    () => `Retired on ${timeOf(on, 'en')}: no longer official. ${then.en}`,
  );
}

const named = (channel: Channel): [zh: string, en: string] => {
  const shown = channelDisplay(channel);
  return [`${channel.label.zh} ${shown}`, `${channel.label.en} ${shown}`];
};

type Saying = (times: readonly [asOf: string, until: string], n: number) => string;

function say({ asOf, until, n }: VerifiedCard, zh: Saying, en: Saying): Localized {
  const times = (lang: Lang) => [timeOf(asOf, lang), timeOf(until, lang)] as const;
  return { zh: zh(times('zh'), n), en: en(times('en'), n) };
}

const LOCALES: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' };
const ZONES: Record<Lang, string> = { zh: '（北京时间）', en: ' (Beijing time)' };

const timeOf = (instant: string, lang: Lang): string =>
  new Intl.DateTimeFormat(LOCALES[lang], {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(instant)) + ZONES[lang];
