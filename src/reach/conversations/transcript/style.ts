/** Of the page that somebody keeps: light or dark as their device is, black on white on paper. */
export const STYLE = `:root{color-scheme:light dark;--ink:#17211e;--soft:#55615d;--line:#d5dcd9;--wash:#f2f6f4;--mark:#00574c;--note:#8a4b00}
@media(prefers-color-scheme:dark){:root{--ink:#e7eeeb;--soft:#a3b0ab;--line:#35403c;--wash:#17201d;--mark:#7fd1c0;--note:#f0b35e}body{background:#0f1513}}
body{margin:0;font:16px/1.6 system-ui,sans-serif;color:var(--ink)}
main{max-width:44rem;margin:0 auto;padding:24px 16px}
h1{font-size:1.375rem;line-height:1.3}
dl{display:grid;gap:4px;margin:16px 0;padding:12px 16px;background:var(--wash);border-radius:8px}
dl div{display:flex;gap:12px}
dt{color:var(--soft);min-width:5em}
dd{margin:0;overflow-wrap:anywhere}
ol{list-style:none;margin:0;padding:0}
li{padding:12px 0;border-bottom:1px solid var(--line);break-inside:avoid}
p{margin:0}
.who{display:flex;flex-wrap:wrap;gap:0 12px;justify-content:space-between}
.agent .who b{color:var(--mark)}
.assistant .who b,.note .who b,.hidden{color:var(--note)}
time,.event,footer{color:var(--soft);font-size:.875rem;font-variant-numeric:tabular-nums}
.said{white-space:pre-wrap;overflow-wrap:anywhere}
.hidden{font-size:.875rem}
.note{border-inline-start:4px solid var(--note);padding-inline-start:12px}
footer{margin-top:24px}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--wash:#fff;--mark:#000;--note:#000}body{background:#fff;font-size:11pt}main{max-width:none;padding:0}}`;
