/** What kinds of value are called, and what can be wrong with one: words for the messages of a registry. */
import type { Localized } from '@clearline/card';
import type { DomainError, HandleError, PhoneError, PhoneLine, ReachableFrom } from '@clearline/identify';
import { text } from './problem.ts';

export const LINES: Record<PhoneLine, Localized> = {
  mobile: text('手机号', 'a mobile number'),
  '400': text('400 电话', 'a 400 number'),
  '800': text('800 被叫付费电话', 'an 800 toll-free number'),
  landline: text('固定电话', 'a landline'),
  short: text('短号码', 'a short code'),
  international: text('境外号码', 'a number of another country'),
};
export const PLACES: Record<ReachableFrom, Localized> = {
  mobile: text('手机', 'mobiles'),
  landline: text('固定电话', 'landlines'),
  abroad: text('境外', 'abroad'),
};
export const PHONE: Record<PhoneError, Localized> = {
  empty: text('没有填写', 'it is empty'),
  'not-a-number': text(
    '含有数字、空格、短横和括号以外的字符',
    'it has other characters than digits, spaces, dashes and brackets',
  ),
  'altered-characters': text(
    '含有全角数字或形似数字的字符',
    'it has full-width digits or characters that only look like digits',
  ),
  'wrong-length': text(
    '位数不对（手机 11 位，400/800 共 10 位，固话为区号加 7 或 8 位）',
    'it has the wrong number of digits (mobile 11, 400 and 800 10, landline: area code and 7 or 8)',
  ),
  'unknown-prefix': text('没有这样的号段', 'no numbers are given out in this range'),
  'unknown-area-code': text('没有这个区号', 'there is no such area code'),
  'area-code-missing': text('缺少区号', 'the area code is missing'),
  'not-a-short-code': text(
    '不是客服短号码（95、96、100、12、1118、116、118 开头的 5–6 位号码）',
    'it is not a service short code (5–6 digits from 95, 96, 100, 12, 1118, 116 or 118)',
  ),
  'emergency-number': text('这是公共紧急号码，不能登记为客服', 'it is a public emergency number'),
  'extension-invalid': text(
    '分机号应为 1–8 位数字，手机和短号码没有分机',
    'an extension has 1–8 digits, and mobiles and short codes have none',
  ),
};
export const DOMAIN: Record<DomainError, Localized> = {
  empty: text('没有填写', 'it is empty'),
  'not-a-bare-host': text(
    '只写域名，不要带 https://、端口和路径',
    'write the host alone, without https://, port and path',
  ),
  'ip-address': text('这是 IP 地址', 'it is an IP address'),
  'altered-characters': text('含有全角或形似的字符', 'it has full-width or lookalike characters'),
  'invalid-name': text('不符合域名规则', 'it breaks the rules for host names'),
  'not-registrable': text('这不是可以注册的域名', 'no such domain can be registered'),
};
export const HANDLE: Record<HandleError, Localized> = {
  empty: text('没有填写', 'it is empty'),
  'altered-characters': text(
    '含有全角字母、全角数字或看不见的字符',
    'it has full-width letters or digits, or invisible characters',
  ),
  'wrong-length': text('长度不对', 'it has the wrong length'),
  'not-digits': text('QQ 号和 QQ 群号是 5–11 位数字', 'QQ and QQ group numbers are 5–11 digits'),
  'not-allowed': text('含有该平台不允许的字符', 'it has characters that the platform does not allow'),
};
