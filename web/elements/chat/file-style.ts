/** Files in the log, where they are given, and a picture as large as the window. */
export const FILES = `
.doc{display:flex;align-items:center;gap:8px;text-align:start;font-weight:400;max-width:100%}
.doc svg{flex:none;width:28px;height:28px}
.doc b{display:block;font-weight:600}
small{display:block;font-size:13px;line-height:20px}
.shot{display:grid;place-items:center;padding:0;overflow:hidden;border:1px solid;min-width:44px;max-width:100%;font-weight:400}
.shot>*{grid-area:1/1}
.shot small{padding:8px;overflow-wrap:anywhere}
canvas{display:block;max-width:min(240px,60vw);max-height:240px;position:relative;border-radius:7px}
.shot[disabled] canvas{opacity:.2}
button[disabled]{cursor:default}
.way{display:flex;flex-wrap:wrap;align-items:center;justify-content:end;gap:4px 8px}
progress{width:100%;max-width:240px;height:8px}
.run{display:flex;flex-direction:column;flex:1;min-height:0;position:relative}
.drop{position:absolute;inset:8px;display:grid;place-items:center;border:2px dashed;border-radius:8px;font-weight:600;pointer-events:none}
.hints{display:flex;align-items:center;gap:4px}
.hints .fine{flex:1;padding-inline-start:8px}
.give{padding:0;width:44px;flex:none}
.give svg{display:block;margin:auto;width:24px;height:24px;stroke-width:1.25}
@media not (pointer:coarse){.touch{display:none}}
.lightbox{border:0;padding:0;margin:0;width:100%;height:100%;max-width:none;max-height:none;background:#0f1614f2;color:#fff;font:400 16px/24px system-ui,sans-serif}
.lightbox[open]{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr)}
.lightbox>*{grid-area:2/1;place-self:center}
.lightbox>canvas{max-width:100%;max-height:calc(100% - 16px);border-radius:0}
.lightbox>div{grid-area:1/1;place-self:stretch;display:flex;align-items:center;gap:8px;padding:8px 16px}
.lightbox span{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.lightbox button{color:#fff;border-color:#fff6}
.lightbox::backdrop{background:#000}
`;
