/** The page for when the error page itself cannot be made: fixed words, in both languages, and no contact invented. */
import type { ProblemView } from './context.ts';
import type { HeaderList } from './front.ts';

const HEADERS: HeaderList = [
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
];

/** The request id has its closed form, and the status is a number: nothing here needs escaping. */
export const lastResort = ({ status, requestId }: ProblemView): { html: string; headers: HeaderList } => ({
  html: `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>暂时无法显示 - Temporarily unavailable</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"></head>
<body><h1>页面暂时无法显示</h1><p>错误已经记录。请稍后再试，不要相信他人此时发来的“客服电话”。</p>
<div lang="en"><h2>This page cannot be shown for the moment</h2>
<p>The error has been recorded. Try again later, and trust no “customer service number” that others send you meanwhile.</p></div>
<p><a href="/contact">联系我们 Contact</a></p><p><small>${status} · ${requestId}</small></p></body></html>
`,
  headers: HEADERS,
});
