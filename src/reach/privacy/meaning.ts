/** Which requests are none, by what stands around them. */
import { type Cue, type CueCode, type Folded, type Found, identify, type Reading } from '@clearline/identify';
import { once } from './once.ts';
import { CLAUSE_ENDS, surroundingsIn } from './surroundings.ts';

/** What is typed somewhere, and may be typed in its place. */
const TYPED: ReadonlySet<CueCode> = new Set(['asks-code', 'asks-password', 'asks-card', 'asks-identity']);
const OWN_PLACE =
  /登[录陆]页|页面|app|官网|安全中心|设置|个人中心|我的|弹窗|输入框|收银台|自助|新密码|保存|(?<![a-z])(?:settings|(?:login|sign-in|check|verification|payment|account) page|website|page|under|press|new password)(?![a-z])/;
const TO_US =
  /(?:发|报|念|告诉|给|提供|回复|说|拍)[^,;:。!?\n]{0,4}(?:我(?!的)|客服|这边|过来)|这里|这儿|聊天|对话框|多少|是什么|(?<![a-z])(?:me|us|here|chat)(?![a-z])/;
const LAST_DIGITS = /[后末尾](?:四|4)位|尾号|last (?:four|4)/;

const CODE_WORD = /码|短信|(?<![a-z])(?:codes?|otp|text)(?![a-z])/;
/** The agent's own, which customers check. */
const GIVES =
  /我们?(?:会|来|可以)?(?:再|重新)?(?:发|念|报|告诉|提供)给?[您你]|(?<![a-z])(?:i|we)(?:'ll|'ve| will| have| can)?(?: just)? (?:sen[dt]|read|tell|told|g[ai]ve) you(?![a-z])/;

/** Of what somebody else did, agents must be able to speak. */
const OF_OTHERS =
  /对方|(?<!其)[他她](?![的方]|问题|渠道|软件|平台)|有人|骗子|(?<![a-z])(?:they|he|she|someone|anyone|somebody|anybody|whoever)(?![a-z])/;
const ENDS_IT =
  /关掉|关闭|关了|停止|停掉|退出|断开|卸载|删除|删掉|(?<![a-z])(?:stop|close|end|uninstall|remove|delete)(?![a-z])/;

/** As orders are paid on the site. */
const PAID_HERE = /收银台|订单|重新(?:支付|付款)|(?<![a-z])(?:with|by|via|using) (?:we ?chat|alipay)/;
const PRIVATELY = /我|账户|账号|个人|私|卡|(?<![a-z])(?:me|my|accounts?|personal|private)(?![a-z])/;

/** What customers look up at their bank. */
const AT_THE_BANK = /余额|扣款|流水|账单|到账|(?<![a-z])(?:balance|statements?|charges?)(?![a-z])/;
const CARD_NUMBER = /卡号|cvv|安全码|照|(?<![a-z])(?:numbers?|details)(?![a-z])/;

/** UTF-16 units beside a request. */
const AROUND = 48;

export interface Meaning {
  isMeant(cue: Cue): boolean;
  /** Whether a link in it leads to somebody else. */
  leadsAway(): boolean;
}

/** Of a text that was folded and read. */
export function meaningOf(folded: Folded, reading: Reading, isOfficial: (value: string) => boolean): Meaning {
  const clauses = once(() => surroundingsIn(reading.text, CLAUSE_ENDS, AROUND));
  const places = once(() => placesIn(folded, reading));
  const contacts = once(() => contactsIn(folded.original));
  const leadsAway = once(() =>
    contacts().some((one) => 'host' in one && !isOfficial(one.value) && !isOfficial(one.host)),
  );
  const isForeign = ({ start, end }: Cue): boolean => {
    const near = contacts().filter((one) => one.start < end + AROUND && one.end > start - AROUND);
    return near.length === 0 || near.some(({ value }) => !isOfficial(value));
  };
  return {
    leadsAway,
    isMeant(cue) {
      const { code, start, end } = cue;
      const clause = clauses()(places()[start] ?? 0, (places()[end - 1] ?? 0) + 1);
      if (isOfLastDigits(code, clause) || (OF_OTHERS.test(clause) && !TO_US.test(clause))) return false;
      if (code === 'asks-card' && AT_THE_BANK.test(clause) && !CARD_NUMBER.test(clause)) return false;
      if (code === 'asks-transfer') return !PAID_HERE.test(clause) || PRIVATELY.test(clause);
      if (code === 'asks-screen') return !ENDS_IT.test(clause);
      if (code === 'asks-other-app') return isForeign(cue);
      if (!TYPED.has(code)) return true;
      return !GIVES.test(clause) && (!OWN_PLACE.test(clause) || TO_US.test(clause) || leadsAway());
    },
  };
}

/** By which something is found again, and nobody pays with it. */
const isOfLastDigits = (code: CueCode, clause: string): boolean =>
  LAST_DIGITS.test(clause) && (code === 'asks-card' || (code === 'asks-code' && !CODE_WORD.test(clause)));

function contactsIn(text: string): readonly Found[] {
  const identified = identify(text);
  return identified.ok ? identified.found.filter(({ kind }) => kind !== 'order') : [];
}

/** For each unit of the text as it was given, where it or the one before it stands in the reading. */
function placesIn({ original, starts }: Folded, { places }: Reading): Int32Array {
  const all = new Int32Array(original.length + 1).fill(-1);
  places.forEach((place, at) => {
    all[starts[place] ?? 0] = at;
  });
  let last = 0;
  return all.map((at) => {
    if (at >= 0) last = at;
    return last;
  });
}
