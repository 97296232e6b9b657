/** Numbers of public services that people come across in such messages, by what they are. They are nobody's customer service. */
import type { Localized } from '@clearline/card';

const NUMBERS: Readonly<Record<string, Localized>> = {
  110: { zh: '公安报警电话', en: 'the police' },
  119: { zh: '火警电话', en: 'the fire brigade' },
  120: { zh: '急救电话', en: 'the ambulance' },
  122: { zh: '交通事故报警电话', en: 'the traffic police' },
  12110: { zh: '公安短信报警', en: 'the police, by text message' },
  96110: { zh: '公安反诈专线', en: 'the police’s line against telecom fraud' },
  12381: {
    zh: '工信部反诈预警短信号码，只发短信，不带链接，不会打电话',
    en: 'the ministry’s fraud warnings: text messages only, never with a link, never a call',
  },
  12321: { zh: '网络不良与垃圾信息举报受理中心', en: 'the centre that takes reports of spam' },
  12315: { zh: '市场监管投诉举报热线', en: 'the line for consumers’ complaints' },
  12345: { zh: '政务服务便民热线', en: 'the government’s service line' },
  12377: { zh: '违法和不良信息举报热线', en: 'the line for reports of illegal content' },
  12348: { zh: '公共法律服务热线', en: 'the line for legal advice' },
  12363: { zh: '人民银行金融消费权益保护热线', en: 'the central bank’s line for consumers' },
  12378: { zh: '金融消费者投诉维权热线', en: 'the regulator’s line for complaints about banks and insurers' },
  12306: { zh: '铁路客服', en: 'the railway' },
  12300: { zh: '电信用户申诉受理热线', en: 'the line for complaints about telecoms' },
  12366: { zh: '税务服务热线', en: 'the tax authority’s line' },
  12333: { zh: '社保服务热线', en: 'the social security line' },
  12355: { zh: '青少年服务热线', en: 'the line for young people' },
  12338: { zh: '妇女维权热线', en: 'the line for women’s rights' },
  10086: { zh: '中国移动客服', en: 'China Mobile' },
  10010: { zh: '中国联通客服', en: 'China Unicom' },
  10000: { zh: '中国电信客服', en: 'China Telecom' },
  10099: { zh: '中国广电客服', en: 'China Broadnet' },
};

/** What the number is, by its digits; null for all that are not known to everybody. */
export const publicNumber = (digits: string): Localized | null => NUMBERS[digits] ?? null;
