import type { ProblemCode } from '../errors.ts';
import type { Lang } from '../i18n.ts';

interface Text {
  readonly title: string;
  readonly detail: string;
}

/** Each says what to do next; the page that shows it carries the official contacts. */
const ZH: Record<ProblemCode, Text> = {
  'bad-request': {
    title: '请求无法识别',
    detail: '请检查网址或填写的内容，改好后再试一次。',
  },
  'not-signed-in': {
    title: '请先登录',
    detail: '登录后即可继续。登录有困难时，请通过本页的官方渠道联系我们。',
  },
  forbidden: {
    title: '无法执行这个操作',
    detail: '请回到上一页，刷新后再试。如果您认为应当可以操作，请通过本页的官方渠道联系我们。',
  },
  'step-up-required': {
    title: '请再验证一次身份',
    detail: '这一步比较重要：请用通行密钥或动态验证码再验证一次，然后重试。',
  },
  'not-found': {
    title: '没有找到这个页面',
    detail: '请检查网址是否完整。要找客服，直接用本页的官方联系方式即可。',
  },
  'method-not-allowed': {
    title: '这个地址不支持这种操作',
    detail: '请回到上一页，用页面上的按钮或链接操作。',
  },
  'not-acceptable': {
    title: '没有您要求的格式',
    detail: '请改用浏览器打开，或放宽请求中的 Accept 与 Accept-Encoding。',
  },
  'request-timeout': {
    title: '等待请求超时',
    detail: '请检查网络后再试一次。网络不稳定时，打电话更快。',
  },
  'already-done': {
    title: '这一步已经完成',
    detail: '同一个请求已经处理过。其中的密文只显示一次，需要时请重新生成。',
  },
  gone: {
    title: '这里的内容已经不在了',
    detail: '请回到来的地方，重新打开一次。',
  },
  'body-too-large': {
    title: '提交的内容太大',
    detail: '请减少内容或压缩文件后再提交。',
  },
  'uri-too-long': {
    title: '网址太长',
    detail: '请检查网址，去掉多余的部分后再试。',
  },
  'unsupported-media-type': {
    title: '不支持这种内容格式',
    detail: '请用页面上的表单提交，内容须为 UTF-8 编码。',
  },
  invalid: {
    title: '填写的内容有误',
    detail: '请按提示改正后再提交，已填写的内容不会丢失。',
  },
  'idempotency-key-reused': {
    title: '请求标识被重复使用',
    detail: '同一个 Idempotency-Key 只能用于同一个请求。请换一个新的标识再试。',
  },
  'too-many-requests': {
    title: '操作太频繁',
    detail: '请稍等片刻再试。情况紧急时，请直接拨打本页的官方电话。',
  },
  'headers-too-large': {
    title: '请求头太大',
    detail: '请清除本站的 Cookie，或缩短网址，然后再试一次。',
  },
  internal: {
    title: '我们这边出错了',
    detail: '错误已经记录。请稍后再试；着急的话，请通过本页的官方渠道联系我们，并告知请求编号。',
  },
  'method-unknown': {
    title: '不支持这种请求方法',
    detail: '请改用浏览器打开这个网址。',
  },
  unavailable: {
    title: '这项功能暂时不可用',
    detail: '请过几分钟再试。官方联系方式不受影响，可以直接使用。',
  },
};

const EN: Record<ProblemCode, Text> = {
  'bad-request': {
    title: 'We could not read this request',
    detail: 'Check the address or what you entered, and try again.',
  },
  'not-signed-in': {
    title: 'Please sign in first',
    detail: 'Sign in to continue. If you cannot, reach us through the official channels on this page.',
  },
  forbidden: {
    title: 'This is not allowed',
    detail:
      'Go back, reload the page and try again. If you think it should work, reach us through the official channels on this page.',
  },
  'step-up-required': {
    title: 'Confirm that it is you',
    detail: 'This step matters: show your passkey or one-time code once more, then try again.',
  },
  'not-found': {
    title: 'There is no such page',
    detail: 'Check that the address is complete. To reach support, use the official contacts on this page.',
  },
  'method-not-allowed': {
    title: 'This address does not take that kind of request',
    detail: 'Go back and use the buttons or links on the page.',
  },
  'not-acceptable': {
    title: 'Not available in the format you asked for',
    detail: 'Open it in a browser, or ask for more formats with Accept and Accept-Encoding.',
  },
  'request-timeout': {
    title: 'The request took too long to arrive',
    detail: 'Check your connection and try again. On a poor connection a phone call is faster.',
  },
  'already-done': {
    title: 'This was done already',
    detail:
      'The same request has been carried out. What it shows is shown once; make a new one if you need it.',
  },
  gone: {
    title: 'What was here is gone',
    detail: 'Go back to where you came from, and open it again.',
  },
  'body-too-large': {
    title: 'What you sent is too large',
    detail: 'Shorten it or compress the file, then send it again.',
  },
  'uri-too-long': {
    title: 'The address is too long',
    detail: 'Check the address, remove what does not belong there, and try again.',
  },
  'unsupported-media-type': {
    title: 'This kind of content is not accepted',
    detail: 'Use the form on the page. Content must be encoded as UTF-8.',
  },
  invalid: {
    title: 'Something is not filled in right',
    detail: 'Correct what is marked and send it again; what you typed is kept.',
  },
  'idempotency-key-reused': {
    title: 'The request key was used before',
    detail: 'An Idempotency-Key belongs to one request. Use a new one.',
  },
  'too-many-requests': {
    title: 'Too many requests',
    detail: 'Wait a moment and try again. If it is urgent, call the official number on this page.',
  },
  'headers-too-large': {
    title: 'The request headers are too large',
    detail: 'Clear the cookies of this site, or shorten the address, and try again.',
  },
  internal: {
    title: 'Something went wrong on our side',
    detail:
      'The error has been recorded. Try again later, or reach us through the official channels on this page and quote the request id.',
  },
  'method-unknown': {
    title: 'Unknown request method',
    detail: 'Open this address in a browser.',
  },
  unavailable: {
    title: 'This is unavailable for the moment',
    detail: 'Try again in a few minutes. The official contacts are not affected: use them directly.',
  },
};

export const problemText = (code: ProblemCode, lang: Lang): Text => (lang === 'zh' ? ZH : EN)[code];
