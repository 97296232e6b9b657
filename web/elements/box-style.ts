/** The style of the box, out of reach of the page for the reasons that style.ts gives. */
import { DARK, HOST, LIGHT, type Palette } from './palette.ts';

interface BoxPalette extends Palette {
  wash: string;
  warnWash: string;
  band: string;
  onBand: string;
}

const light: BoxPalette = { ...LIGHT, wash: '#f2f6f4', warnWash: '#fdf1ec', band: '#00574c', onBand: '#fff' };
const dark: BoxPalette = {
  ...DARK,
  wash: '#17201d',
  warnWash: '#2b1a14',
  band: '#0b352e',
  onBand: '#f2faf7',
};

const colours = (theme: string, p: BoxPalette): string => `
${theme} .box{background:${p.paper};color:${p.ink};border-color:${p.line}}
${theme} :is(.by,.fine){color:${p.quiet}}
${theme} textarea{background:${p.paper};color:${p.ink};border-color:${p.quiet};caret-color:${p.ink}}
${theme} button{background:${p.accent};color:${p.onAccent}}
${theme} .verdict{background:${p.wash};border-color:${p.quiet}}
${theme} .verdict svg{color:${p.quiet}}
${theme} .good{border-color:${p.accent}}
${theme} .good svg{color:${p.accent}}
${theme} .stop{background:${p.warnWash};border-color:${p.warn}}
${theme} .stop svg{color:${p.warn}}
${theme} .mark{stroke:${p.paper}}
${theme} .call{background:${p.band};color:${p.onBand}}
${theme} .call a{color:${p.onBand}}
${theme} .found>ul>li{border-color:${p.line};border-left-color:${p.quiet}}
${theme} .found>ul>.official{border-left-color:${p.accent}}
${theme} .found>ul>:is(.reported,.like){border-left-color:${p.warn}}
${theme} .official .badge{color:${p.accent}}
${theme} :is(.reported,.like) .badge{color:${p.warn}}
${theme} .foot{border-color:${p.line}}
${theme} .foot a{color:${p.accent}}
${theme} :focus-visible{outline-color:${p.accent}}
${theme} .call :focus-visible{outline-color:${p.onBand}}`;

const BOX = `
.frame{width:440px;max-width:100%;line-height:0}
.box{box-sizing:border-box;display:inline-flex;flex-direction:column;vertical-align:top;gap:8px;width:100%;padding:20px;
border:1px solid;border-radius:8px;font:400 15px/24px system-ui,sans-serif;overflow-wrap:anywhere}
p,ul{margin:0;padding:0}
ul{list-style:none}
.who b{display:block;font-size:17px;font-weight:600}
.by{display:flex;gap:8px}
.by span:first-child{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.by span:first-child:empty{display:none}
.by span:last-child{flex:none;max-width:calc(100% - 8px)}
.num{white-space:nowrap}
label,.says{font-weight:600}
textarea{box-sizing:border-box;display:block;width:100%;min-height:112px;margin:0;padding:12px;border:2px solid;
border-radius:8px;font:400 16px/24px system-ui,sans-serif;resize:vertical}
.fine{font-size:13px;line-height:20px}
button{box-sizing:border-box;min-height:52px;padding:0 16px;border:1px solid transparent;border-radius:8px;
font:600 17px/24px system-ui,sans-serif;cursor:pointer}
.outcome{display:flex;flex-direction:column;gap:8px;scroll-margin:8px}
.verdict{display:flex;gap:12px;padding:16px;border:2px solid;border-left-width:8px;border-radius:8px}
.verdict>div{min-width:0}
.verdict p+p{margin-top:8px}
.verdict .says{font-size:19px;line-height:26px}
svg{flex:none;width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;
stroke-linejoin:round}
.call{display:flex;flex-direction:column;padding:12px 20px;border-radius:8px;font-size:13px}
.call :is(a,b){font-size:28px;line-height:44px;font-weight:700;font-variant-numeric:tabular-nums;text-decoration:none;
user-select:all;-webkit-user-select:all}
.found ul{display:flex;flex-direction:column;gap:8px}
.found>ul>li{padding:12px 16px;border:1px solid;border-left-width:6px;border-radius:8px}
.found>.says{margin-bottom:8px}
.what{font-weight:600;overflow:hidden}
.what bdi{margin-right:8px}
.badge{display:inline-block;padding:0 8px;border:1px solid;border-radius:12px;font-size:13px;line-height:20px;
font-weight:400;white-space:nowrap}
.found .signs{display:block;margin-top:4px;padding-left:20px;list-style:disc}
.foot{margin:4px 0 -12px;border-top:1px solid;font-size:13px}
.foot a{line-height:44px}
:focus-visible{outline:3px solid;outline-offset:2px;border-radius:4px}`;

export const SHEET = `${HOST}${BOX}${colours(':host', light)}
@media(prefers-color-scheme:dark){${colours(':host(:not([theme=light]))', dark)}}
${colours(':host([theme=dark])', dark)}`;
