/** Whether words are meant: not within a refusal, a warning or the news of what befell others. */

/** Somebody asks the one who writes, which they tell us of: that is what is asked of them, however they call it. */
const TOLD =
  /(?:让|叫|要求?|问|教|骗|催|喊|劝|跟|找|向|给|加|联系)(?:了)?我|我(?:该|要不要|刚|今天|昨天|可以|能)|(?:asked|told|tells|asks|wants|wanted|want|asking|telling|urging|called|texted|messaged) me|(?<![a-z])should i(?![a-z])/;

const REFUSED =
  /(?<!如|若|要是|如果|倘若)(?:绝不|决不|从不|永不|不会|不得|不能|不可|不要|不再|不应|不必|不用|无需|无须|不需要?|毋须|请勿|切勿|勿|莫|别(?!的|人|处|墅|名)|禁止|严禁|杜绝|拒绝|没有|没让|没要|未曾|从未|谨防|警惕|当心|小心|不主动|不通过|不以|不向|不索|不收|不提供|不接受|不支持|任何索要|凡是|凡|任何(?:人|要求|以|让|自称|声称)|(?<!['a-z])(?:never|don't|do not|won't|will not|would not|not|no one|nobody|cannot|can't|didn't|doesn't|beware|without|anyone who|any (?:call|message|caller|request)|no need)(?![a-z]))/;
/** "If you do not verify": the refusal is theirs, and a threat follows. */
const UNLESS = /(?<![a-z])(?:if|unless|failure|when) (?:you |not )?(?:do not|don't|not|fail)/g;

const WARNS =
  /(?:谨防|警惕|防范|防骗|识别|牢记|切记|提高警觉|提高警惕|识破|揭秘|常见)<?.{0,20}(?:骗|诈|冒充|假冒)|(?:都是|均为|就是|一律是|一定是|肯定是|必是|全是|属于|均属|都属|百分百是)(?:电信)?(?:诈骗|骗子|骗局|骗人|假的|假冒)|(?:不法分子|骗子|诈骗分子|诈骗团伙|犯罪分子|嫌疑人|诈骗手法|骗术|诈骗套路|冒充|谎称|诱骗|骗取|骗走|诱导|上当)|(?:scams?|scammers?|fraudsters?|criminals|impostors?|impersonat(?:e|es|ing|ors?)|phishing|fraudulent)(?![a-z])/;
/** As reporters and the police write of others. */
const TELLS =
  /(?:警方|民警|记者|派出所|法院审理|检察院起诉|获刑|受害人|受害者|被害人|当事人|市民|网友|居民|某某|[王李张刘陈赵周吴]某|[王李张刘陈赵周吴](?:女士|先生|大爷|阿姨)|近日|日前|案例|据悉|据了解|被骗\d|被骗走|损失\d|本报讯|通报|破获|抓获|反诈(?:宣传|提醒|课堂|小贴士)|victims?|police said|was scammed|reported that|according to)/g;
const MANY = 2;

export interface Scope {
  /** Whether what stands there is said of, or to, the one who reads or writes, and not refused. */
  means(from: number, to: number, isNegatable: boolean): boolean;
}

const CLAUSE_END = /[,;:。!?\n]/;
const SENTENCE_END = /[。!?\n]/;

export function scopeOf(text: string): Scope {
  const isNews = new Set(text.match(TELLS) ?? []).size >= MANY;
  const startOf = bordersOf(text, CLAUSE_END);
  const sentenceOf = bordersOf(text, SENTENCE_END);
  const sentences = new Map<number, boolean>();
  const warnsAt = (from: number): boolean => {
    const start = sentenceOf[from] ?? 0;
    const known = sentences.get(start);
    if (known !== undefined) return known;
    const sentence = text.slice(start, endFrom(text, from));
    const warns = (isNews || WARNS.test(sentence)) && !TOLD.test(sentence);
    sentences.set(start, warns);
    return warns;
  };
  return {
    means: (from, to, isNegatable) =>
      !warnsAt(from) &&
      !(isNegatable && REFUSED.test(text.slice(startOf[from] ?? 0, to).replace(UNLESS, ''))),
  };
}

function endFrom(text: string, from: number): number {
  let end = from;
  while (end < text.length && !SENTENCE_END.test(text[end] ?? '')) end++;
  return end;
}

/** For each place where its clause or sentence begins. */
function bordersOf(text: string, border: RegExp): Int32Array {
  const starts = new Int32Array(text.length);
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    starts[at] = start;
    if (border.test(text[at] ?? '')) start = at + 1;
  }
  return starts;
}
