/** The style of the chat, out of reach of the page for the reasons that ../style.ts gives. */
import { DARK, HOST, LIGHT, type Palette } from '../palette.ts';
import { FILES } from './file-style.ts';

interface ChatPalette extends Palette {
  wash: string;
  mine: string;
  onMine: string;
  warnWash: string;
}
const light: ChatPalette = {
  ...LIGHT,
  wash: '#f2f6f4',
  mine: '#00574c',
  onMine: '#fff',
  warnWash: '#fdf1ec',
};
const dark: ChatPalette = {
  ...DARK,
  wash: '#17201d',
  mine: '#1d4d45',
  onMine: '#e7eeeb',
  warnWash: '#2b1a14',
};

const colours = (theme: string, p: ChatPalette): string => `
${theme} .chat{background:${p.paper};color:${p.ink};border-color:${p.line}}
${theme} :is(.head,.foot,.phone,.chip,.log details,.pre>.row,.plain,.shot){border-color:${p.line}}
${theme} :is(.pre input,.mail input,textarea){border-color:${p.quiet}}
${theme} :is(.foot,.log,.pre>.row){background:${p.paper}}
${theme} :is(.fine,.meta,.event){color:${p.quiet}}
${theme} .step{background:${p.warnWash};color:${p.ink}}
${theme} .others a{color:${p.accent}}
${theme} .theirs .bubble{background:${p.wash};color:${p.ink}}
${theme} .mine .bubble{background:${p.mine};color:${p.onMine}}
${theme} :is(.pre input,.mail input,textarea){background:${p.paper};color:${p.ink}}
${theme} :is(.plain,.chip,.head button,.link,.phone a,.give){color:${p.accent}}
${theme} :is(.go,.launch,.chip:has(:checked)){background:${p.accent};color:${p.onAccent}}
${theme} :is(.trouble,.refused .meta,.hid,.grave){color:${p.warn}}
${theme} .trouble{background:${p.warnWash}}
${theme} :is(.state,.shot,.note){background:${p.wash}}
${theme} .shot{color:${p.quiet}}
${theme} .drop{background:${p.paper};color:${p.accent}}
${theme} progress{accent-color:${p.accent}}
${theme} :is(:focus-visible,.chip:has(:focus-visible)){outline-color:${p.accent}}`;

const CHAT = `
*{box-sizing:border-box}
p,ul{margin:0;padding:0;list-style:none}
.frame{font:400 16px/24px system-ui,sans-serif}
:host([inline]) .frame{margin-block:16px}
button,input,textarea{font:inherit}
button{cursor:pointer;min-height:44px;border:1px solid transparent;border-radius:8px;padding:0 16px;background:none;font-weight:600}
.launch small{display:block;font-size:13px;font-weight:400;line-height:16px}
.launch{display:inline-flex;text-align:start;align-items:center;gap:8px;padding:0 20px;min-height:48px}
svg{width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.chat{display:flex;flex-direction:column;border:1px solid;border-radius:8px;overflow:hidden;height:min(640px,100dvh);width:100%;max-width:560px}
.pops .chat{position:fixed;inset-block-end:16px;inset-inline-end:16px;width:380px;z-index:2147483000;box-shadow:0 8px 32px #0003}
.head{display:flex;align-items:center;gap:12px;padding:12px 16px;border-bottom:1px solid}
.head div{flex:1;min-width:0}
.head b{display:block}
.head button{padding:0 8px;flex:none}
.state{padding:8px 16px;font-size:14px;line-height:20px}
.trouble{padding:8px 16px;font-size:14px;line-height:20px}
:is(.step,.note){padding:8px 12px;border-radius:8px;font-size:14px;line-height:20px}
.others{display:grid;gap:4px;font-size:14px}
.others li{display:flex;flex-wrap:wrap;align-items:center;column-gap:8px}
.others a{display:inline-flex;align-items:center;min-height:44px}
.ahead{margin-top:4px;font-size:14px}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:16px;display:flex;flex-direction:column;gap:12px;position:relative}
.one{max-width:84%;display:flex;flex-direction:column;gap:4px}
.mine{align-self:flex-end;align-items:flex-end}
.theirs{align-self:flex-start;align-items:flex-start}
.bubble{padding:8px 12px;border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}
.machine .bubble{border:1px dashed}
.meta,.event,.fine{font-size:13px;line-height:20px}
.event{align-self:center;text-align:center}
.acts{display:flex;gap:8px}
.acts button{min-height:32px;padding:0 8px;font-size:14px}
.foot{border-top:1px solid;padding:12px 16px;display:grid;gap:8px}
.write{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}
textarea{width:100%;min-height:48px;max-height:160px;padding:11px 12px;border:1px solid;border-radius:8px;resize:none;field-sizing:content}
:is(.pre,.mail) textarea{min-height:72px}
.pre{flex:1;overflow-y:auto;padding:16px;display:grid;grid-template-columns:minmax(0,1fr);gap:12px;align-content:start}
.pre input{width:100%;min-height:44px;padding:0 12px;border:1px solid;border-radius:8px}
.pre label{display:grid;gap:4px}
.along{display:grid;grid-template-columns:minmax(0,1fr);gap:4px}
.along li{display:flex;align-items:center;gap:8px}
.along:empty{margin-top:-12px}
.along li>:first-child{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.along button{padding:0 12px}
fieldset,legend{border:0;margin:0;padding:0}
.pre>.row{position:sticky;bottom:-16px;margin:0 -16px -16px;padding:8px 16px}
.pops .pre>.row{border-top:1px solid}
.pre>.row p{width:100%}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}
.plain{border:1px solid}
.pre .chip{position:relative;display:inline-flex;align-items:center;min-height:44px;padding:0 16px;border:1px solid;border-radius:8px;font-weight:600;cursor:pointer}
.pre .chip input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.chip:has(:focus-visible){outline:3px solid;outline-offset:2px}
.go{padding:0 20px}
.go[disabled]{opacity:.5}
details summary{min-height:44px;display:flex;align-items:center;cursor:pointer;font-size:14px}
details>div{display:flex;flex-direction:column;gap:12px}
summary::before{content:'▸';width:20px}
[open]>summary::before{content:'▾'}
.log details{flex:none;border-block-end:1px solid}
.records>div{max-height:40dvh;overflow-y:auto}
.records .acts{flex-wrap:wrap}
.records .acts button{min-height:44px}
.mail{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}
.mail label{display:grid;gap:4px;font-size:14px}
.mail input{width:100%;min-height:44px;padding:0 12px;border:1px solid;border-radius:8px}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center;justify-content:space-between}
.link{min-height:44px;padding:0;text-decoration:underline}
.phone{display:flex;flex-wrap:wrap;align-items:center;column-gap:8px;font-size:14px;padding:4px 16px;border-top:1px solid}
.phone a{display:inline-block;min-height:44px;line-height:44px;font-weight:700;font-variant-numeric:tabular-nums;white-space:nowrap}
.stars{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:4px}
.stars p{grid-column:1/-1}
.stars button{padding:0;font-size:13px;line-height:18px;text-wrap:balance}
.anew{margin-top:12px}
:host([inline]) .chat{height:auto}
:host([inline]) .records>div{max-height:none}
:host([inline]) .log{min-height:200px;max-height:60dvh}
.told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:focus-visible{outline:3px solid;outline-offset:2px;border-radius:4px}
@media(max-width:520px){.pops .chat{inset:0;width:auto;max-width:none;height:100dvh;border-radius:0;border:0}}
@media(prefers-reduced-motion:no-preference){.log{scroll-behavior:smooth}}`;

export const SHEET = `${HOST}${CHAT}${FILES}${colours(':host', light)}
@media(prefers-color-scheme:dark){${colours(':host(:not([theme=light]))', dark)}}
${colours(':host([theme=dark])', dark)}`;
