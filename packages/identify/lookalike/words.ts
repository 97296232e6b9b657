/** What impostors put beside a name: 官网 and 客服 in all spellings, and what pages are for. */
const WORDS = `
  kefu kf kefuzhongxin service services serv support help helpdesk vip pay payment login signin account accounts user shop store mall app apps web www m wap
  official guanwang guanfang gw gf center zhongxin online cs call tel hotline phone dianhua rexian refund tuikuan tk tuihuo shouhou order orders dingdan safe
  safety secure security anquan verify auth check cn com net org hk tw top china zhongguo home page site pro plus new my the get go best real true
  zx fuwu huiyuan chongzhi cz topup card cards ka kami game games zaixian zhifu qianbao wallet bank reward gift hd huodong jiang lingjiang
  notice update renew live chat im msg mail info id sso oauth portal admin agent daili api cdn static img h5 mobile pc wx weixin qq wechat alipay
  claim claims bonus free sale deal promo event client customer care crm group global hub zone link url jump go2 to`;

const SERVICE: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
const LONGEST = Math.max(...[...SERVICE].map((word) => word.length));
const DIGITS = /^\d+$/;

/** Whether all of it is such words, digits and dashes. Linear but for the length of a word. */
export function isService(text: string): boolean {
  const reached = Array(text.length + 1).fill(false);
  reached[0] = true;
  for (let at = 0; at < text.length; at++) {
    if (!reached[at]) continue;
    if (text[at] === '-' || DIGITS.test(text[at] ?? '')) reached[at + 1] = true;
    for (let length = 1; length <= LONGEST && at + length <= text.length; length++) {
      if (SERVICE.has(text.slice(at, at + length))) reached[at + length] = true;
    }
  }
  return reached[text.length] === true;
}

/** What is left of a label without the words before and behind it: `kefu-tianyuan`, `tianyuanvip`. */
export function coresOf(label: string): string[] {
  const cores = new Set<string>(label.split('-').filter((token) => token !== ''));
  for (let at = 1; at < label.length; at++) {
    if (at <= LONGEST && isService(label.slice(0, at))) cores.add(label.slice(at));
    if (label.length - at <= LONGEST && isService(label.slice(at))) cores.add(label.slice(0, at));
  }
  cores.delete(label);
  return [...cores];
}
