import { DARK, HOST, LIGHT, type Palette } from './palette.ts';

/**
 * The card's style, out of reach of the page: important rules of a shadow tree win over the page's, also over
 * its important ones. No custom properties, because a page can set and even retype them (@property); no named
 * font families, because a page can redefine one (@font-face) so that a 4 looks like a 9.
 */
const colours = (theme: string, p: Palette): string => `
${theme} .card{background:${p.paper};color:${p.ink};border-color:${p.line}}
${theme} :is(.who,.hours,.foot){color:${p.quiet}}
${theme} :is(.who b,.value a){color:${p.ink}}
${theme} :is(.foot,button){border-color:${p.line}}
${theme} :is(.foot a,button){color:${p.accent}}
${theme} .go{background:${p.accent};color:${p.onAccent}}
${theme} .open svg{color:${p.accent}}
${theme} .mark{stroke:${p.paper}}
${theme} :is(.stale,.expired svg){color:${p.warn}}
${theme} :focus-visible{outline-color:${p.accent}}`;

// An inline-flex card inherits no text decoration from the page.
const CARD = `
.frame{container-type:inline-size;width:440px;max-width:100%;line-height:0}
.card{position:relative;box-sizing:border-box;display:inline-flex;flex-direction:column;vertical-align:top;gap:8px;width:100%;min-height:248px;padding:20px;
border:1px solid;border-radius:8px;font:400 15px/24px system-ui,sans-serif;overflow-wrap:anywhere}
p{margin:0}
.who b{display:block;font-weight:600}
.row{display:flex;align-items:center;justify-content:space-between;gap:12px;min-height:48px}
.value{font-size:32px;line-height:48px;font-weight:700;font-variant-numeric:tabular-nums;white-space:nowrap;
user-select:all;-webkit-user-select:all}
.value a{text-decoration:none}
.mid{font-size:22px}
.long{font-size:20px;line-height:28px;white-space:normal;line-break:anywhere}
@supports(width:1cqi){.value{font-size:clamp(18px,9.4cqi,40px)}.mid{font-size:clamp(14px,6cqi,26px)}.long{font-size:20px}}
.state{display:flex;gap:8px;font-weight:600}
svg{flex:none;width:20px;height:20px;margin-top:2px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;
stroke-linejoin:round}
.hours{margin-top:-8px;padding-left:28px}
button,.go{box-sizing:border-box;min-width:64px;min-height:44px;padding:0 16px;border:1px solid transparent;
border-radius:8px;font:600 15px/24px system-ui,sans-serif;cursor:pointer}
button{flex:none;background:none}
.go{display:grid;place-items:center;min-height:52px;margin-top:4px;font-size:17px;text-decoration:none}
.foot{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 16px;margin:auto 0 -12px;
border-top:1px solid;font-size:13px}
.foot a{line-height:44px}
@media(hover:none) and (pointer:coarse){.card{min-height:312px}}
:focus-visible{outline:3px solid;outline-offset:2px;border-radius:4px}
.told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`;

export const SHEET = `${HOST}${CARD}${colours(':host', LIGHT)}
@media(prefers-color-scheme:dark){${colours(':host(:not([theme=light]))', DARK)}}
${colours(':host([theme=dark])', DARK)}`;
