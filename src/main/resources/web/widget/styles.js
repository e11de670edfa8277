// How the panel looks.

import { css, sheetOf } from './element.js';

export const sheet = sheetOf(css`
.panel { position: fixed; right: 16px; bottom: 16px; z-index: 1; display: grid; grid-template-rows: auto minmax(0, 1fr) auto auto;
  width: 360px; height: 560px; max-height: calc(100dvh - 32px); background: var(--ground); color: var(--ink);
  border-radius: 12px; box-shadow: var(--shadow); overflow: hidden; animation: rise var(--motion) ease-out; outline: 1px solid var(--line); }
.panel[hidden] { display: none; }
@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
p, h2, h3, dl, dd, ol, fieldset { margin: 0; padding: 0; }
ol { list-style: none; }
fieldset { border: 0; min-width: 0; }
button, input, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; background: none; border: 0; }
[hidden] { display: none !important; }
a { color: var(--accent-ink); text-underline-offset: 2px; }
.icon { width: 20px; height: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.icon-more { stroke-width: 3; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:is(button, input, textarea, a, .log, h2, label.star-step):focus-visible, label.star-step:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 8px; }
.log:focus-visible { outline-offset: -2px; }
.icon-button { display: inline-grid; place-items: center; width: 44px; height: 44px; flex: none; border-radius: 8px; color: var(--ink-soft); }
.icon-button:hover { background: var(--hover); color: var(--ink); }

.head { background: var(--surface); border-bottom: 1px solid var(--line); }
.bar { display: flex; align-items: center; gap: 4px; padding: 6px 6px 0 14px; }
.bar.second { padding: 0 8px 6px 14px; gap: 8px; min-height: 44px; }
.mark { display: grid; place-items: center; width: 28px; height: 28px; border-radius: 8px; background: var(--accent); color: var(--on-accent); font-size: 16px; font-weight: 600; margin-right: 4px; }
h2 { flex: 1; min-width: 0; font-size: 16px; line-height: 1.25; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.speaker { flex: 1; min-width: 0; color: var(--ink-soft); display: flex; align-items: center; gap: 8px; line-height: 1.25; }
.speaker::before { content: ""; width: 8px; height: 8px; border-radius: 50%; background: var(--accent); flex: none; }
.speaker.none::before { background: var(--waiting); }
.speaker.down::before { background: none; border: 2px solid var(--ink-soft); box-sizing: border-box; }
.call { display: inline-flex; align-items: center; gap: 6px; min-height: 44px; padding: 0 10px; border-radius: 8px; font-weight: 600; color: var(--accent-ink); white-space: nowrap; }
.call:hover { background: var(--accent-tint); }
.call[aria-disabled="true"] { color: var(--ink-soft); cursor: default; background: none; font-weight: 400; }
.menu { position: relative; }
.menu-list { position: absolute; right: 0; top: 100%; z-index: 3; background: var(--surface); border-radius: 8px; box-shadow: var(--shadow); outline: 1px solid var(--line); padding: 4px; }
.menu-list button { min-height: 44px; padding: 0 16px; white-space: nowrap; border-radius: 8px; width: 100%; text-align: start; }
.menu-list button:hover { background: var(--hover); }

.log-frame { position: relative; min-height: 0; }
.log { position: absolute; inset: 0; overflow-y: auto; overscroll-behavior: contain; overflow-anchor: none; padding: 12px 14px; }
.rows-of-log { position: relative; display: flex; flex-direction: column; min-height: 100%; }
.row { display: flex; flex-direction: column; align-items: flex-start; gap: 6px; padding-top: 6px; max-width: 100%; }
.row.first, .row.mine { padding-top: 12px; }
.row.mine { align-items: flex-end; }
.row.system { align-items: center; text-align: center; color: var(--ink-soft); padding: 12px 8px 4px; }
.row.system time { font-variant-numeric: tabular-nums; }
.row.system p { text-wrap: pretty; }
.row.notice { padding: 0; text-align: start; align-items: stretch; }
.row.notice p { background: var(--sunken); border-radius: 8px; padding: 8px 12px; }
.who { color: var(--ink-soft); font-weight: 600; }
.bubble { max-width: 88%; padding: 8px 12px; border-radius: 12px; background: var(--surface); font-size: 16px; overflow-wrap: anywhere; outline: 1px solid var(--line); outline-offset: -1px; position: relative; }
.row.agent .bubble { background: var(--accent-tint); outline: 0; }
.mine .bubble { background: var(--accent); color: var(--on-accent); outline: 0; max-width: 84%; }
.mine .bubble a { color: inherit; }
.mine .bubble.leaving { background: var(--accent-tint); color: var(--ink); outline: 1px dashed var(--accent); }
.mine .bubble.failed { background: var(--danger-tint); color: var(--ink); outline: 1px solid var(--danger); }
.prose { white-space: pre-wrap; }
.data { font-variant-numeric: tabular-nums; }
.attachment { display: inline-flex; gap: 6px; align-items: center; margin-top: 4px; }
.attachment a { display: inline-flex; gap: 6px; align-items: center; min-height: 44px; color: inherit; border-radius: 8px; }
.attachment img { display: block; max-width: 200px; max-height: 200px; border-radius: 8px; }
.fate { color: var(--ink-soft); display: flex; align-items: center; gap: 4px; flex-wrap: wrap; justify-content: flex-end; text-align: end; }
.fate .icon { width: 16px; height: 16px; }
.fault { color: var(--danger); }
.fault:empty { display: none; }
.quiet { min-height: 44px; padding: 0 8px; color: var(--accent-ink); font-weight: 600; border-radius: 8px; white-space: nowrap; }
.quiet:hover { background: var(--accent-tint); }
.cursor { display: inline-block; width: 2px; height: 1em; margin-left: 2px; vertical-align: -.15em; background: var(--accent); animation: blink 1s steps(2, jump-none) infinite; }
@keyframes blink { to { opacity: .2; } }
.busy { flex-direction: row; align-items: center; color: var(--ink-soft); padding-top: 12px; animation: appear 0s .3s backwards; }
@keyframes appear { from { visibility: hidden; } }
.dots { display: inline-flex; gap: 4px; }
.dots i { width: 6px; height: 6px; border-radius: 50%; background: currentColor; animation: blink 1s infinite alternate; }
.dots i:nth-child(2) { animation-delay: .2s; }
.dots i:nth-child(3) { animation-delay: .4s; }
.skeleton { animation: appear 0s .3s backwards; gap: 8px; }
.skeleton span { height: 16px; border-radius: 8px; background: var(--sunken); width: 80%; }
.skeleton span:nth-child(2) { width: 60%; }
.skeleton span:nth-child(3) { width: 40%; }
.sources { color: var(--ink-soft); max-width: 92%; overflow-wrap: anywhere; padding: 0 2px; }
.thumbs { display: flex; align-items: center; color: var(--ink-soft); margin: -6px 0 -6px -12px; flex-wrap: wrap; }
.thumbs.voted { margin: -2px 0; gap: 6px; }
.thumbs.voted > .icon { color: var(--accent-ink); }

.chips, .options { display: flex; flex-wrap: wrap; gap: 8px; max-width: 100%; }
.chip, .option { min-height: 44px; padding: 8px 14px; border-radius: 8px; background: var(--surface); border: 1px solid var(--line-control); text-align: start; line-height: 1.25; text-decoration: none; color: var(--ink); display: inline-flex; align-items: center; box-sizing: border-box; }
.chip { border-color: var(--line); border-radius: 999px; }
.option { color: var(--accent-ink); font-weight: 600; border-color: var(--accent); }
:is(.chip, .option):hover { background: var(--accent-tint); border-color: var(--accent); }
.primary { min-height: 44px; padding: 8px 20px; border-radius: 8px; background: var(--accent); color: var(--on-accent); font-weight: 600; }
.primary:hover { background: var(--accent-strong); }
.primary:disabled { opacity: .6; cursor: default; }

.card { width: 100%; box-sizing: border-box; background: var(--surface); border-radius: 12px; outline: 1px solid var(--line); outline-offset: -1px; padding: 12px; display: grid; gap: 12px; }
.card-head { display: flex; gap: 12px; align-items: center; }
.card h3 { font-size: 16px; font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; }
.card-picture { position: relative; display: grid; place-items: center; width: 64px; height: 64px; flex: none; border-radius: 8px; background: var(--sunken); color: var(--ink-soft); overflow: hidden; }
.card-picture img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
.card-price { font-size: 16px; font-weight: 600; font-variant-numeric: tabular-nums; margin-top: 4px; }
.card-state { color: var(--accent-ink); font-weight: 600; margin-top: 2px; }
.rows > div { display: flex; justify-content: space-between; gap: 12px; padding: 6px 0; border-top: 1px solid var(--line); }
.rows > div:last-child { padding-bottom: 0; }
.rows dt { color: var(--ink-soft); flex: none; }
.rows dd { text-align: end; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.whole { white-space: nowrap; }
.steps li { display: grid; grid-template-columns: 20px 1fr auto; gap: 10px; align-items: start; position: relative; padding-bottom: 10px; }
.steps li:last-child { padding-bottom: 0; }
.steps li:not(:last-child)::before { content: ""; position: absolute; left: 9px; top: 20px; bottom: 0; width: 2px; background: var(--line); }
.steps li.done:not(:last-child)::before { background: var(--accent); }
.dot { display: grid; place-items: center; width: 20px; height: 20px; border-radius: 50%; border: 2px solid var(--line-control); box-sizing: border-box; background: var(--surface); }
.done .dot { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.dot .icon { width: 14px; height: 14px; stroke-width: 3; }
.steps .open .step, .steps time { color: var(--ink-soft); }
.steps time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.case { display: flex; align-items: center; gap: 8px; background: var(--sunken); border-radius: 8px; padding-left: 12px; }
.case span { color: var(--ink-soft); }
.case strong { flex: 1; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }

.form { width: 100%; box-sizing: border-box; display: grid; gap: 12px; padding: 12px; border-radius: 12px; background: var(--surface); outline: 1px solid var(--line); outline-offset: -1px; }
.field { display: grid; gap: 4px; }
.field label, legend { font-weight: 600; }
.must, .hint { color: var(--ink-soft); font-weight: 400; }
.hint:empty { display: none; }
.field input:not([type="radio"]) { min-height: 44px; width: 100%; box-sizing: border-box; padding: 8px 12px; font-size: 16px; border: 1px solid var(--line-control); border-radius: 8px; background: var(--ground); }
.choice { display: flex; align-items: center; gap: 10px; min-height: 44px; }
.field .choice { font-weight: 400; }
input[type="radio"] { accent-color: var(--accent); width: 20px; height: 20px; margin: 0; }
.rating { width: 100%; text-align: center; display: grid; gap: 8px; justify-items: center; }
.rating legend { margin: 0 auto; color: var(--ink); }
.stars { display: flex; justify-content: center; }
.star-step { display: grid; place-items: center; width: 44px; height: 44px; cursor: pointer; color: var(--line-control); }
.star-step input { position: absolute; opacity: 0; }
.star-step .icon { width: 28px; height: 28px; }
.star-step.on { color: var(--accent); }
.star-step.on .icon { fill: currentColor; }
.rating-rest { display: grid; gap: 8px; width: 100%; justify-items: center; }
.rating textarea { width: 100%; box-sizing: border-box; font-size: 16px; padding: 8px 12px; border: 1px solid var(--line-control); border-radius: 8px; background: var(--surface); resize: none; }

.pill { position: absolute; left: 50%; bottom: 8px; transform: translateX(-50%); display: inline-flex; align-items: center; gap: 6px; min-height: 44px; padding: 0 16px 0 12px; border-radius: 999px; background: var(--surface); color: var(--accent-ink); font-weight: 600; box-shadow: var(--shadow); outline: 1px solid var(--line); white-space: nowrap; }
.strip { display: flex; align-items: center; gap: 8px; padding: 2px 6px 2px 14px; min-height: 44px; background: var(--waiting-tint); color: var(--ink); line-height: 1.35; }
.strip > .icon { color: var(--waiting); }
.strip p { flex: 1; padding: 6px 0; font-variant-numeric: tabular-nums; }
.strip.offline { background: var(--sunken); }
.strip.offline > .icon { color: var(--ink-soft); }
.foot { background: var(--surface); border-top: 1px solid var(--line); min-width: 0; padding-bottom: env(safe-area-inset-bottom); }
.quick { display: flex; gap: 8px; overflow-x: auto; padding: 8px 14px 0; scrollbar-width: none; }
.quick .chip { flex: none; white-space: nowrap; padding: 0 14px; background: var(--ground); }
.quick .chip:hover { background: var(--accent-tint); }
.about { display: flex; align-items: center; gap: 8px; margin: 8px 14px 0; padding-left: 12px; border-radius: 8px; background: var(--accent-tint); }
.about span { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.about strong { font-weight: 600; }
.composer { padding: 8px; }
.line { display: flex; align-items: flex-end; gap: 4px; }
.composer textarea { flex: 1; min-width: 0; min-height: 44px; box-sizing: border-box; padding: 9px 12px; border: 1px solid var(--line-control); border-radius: 8px; background: var(--ground); font-size: 16px; line-height: 24px; resize: none; overflow-y: auto; }
.composer textarea:focus-visible { outline-offset: -1px; }
.composer textarea::placeholder, .rating textarea::placeholder { color: var(--ink-soft); opacity: 1; }
.send { display: grid; place-items: center; width: 44px; height: 44px; flex: none; border-radius: 8px; background: var(--accent); color: var(--on-accent); margin-left: 4px; }
.send:hover { background: var(--accent-strong); }
.send[aria-disabled="true"] { background: var(--sunken); color: var(--ink-soft); cursor: default; }
.count { padding: 0 6px 6px; color: var(--ink-soft); font-variant-numeric: tabular-nums; }
.count.over { color: var(--danger); }
.count:empty { display: none; }
.tray { display: flex; flex-wrap: wrap; gap: 8px; }
.thumb { display: inline-flex; align-items: center; gap: 8px; padding-left: 6px; margin-bottom: 8px; border-radius: 8px; background: var(--sunken); max-width: 100%; }
.thumb.failed { background: var(--danger-tint); }
.thumb .look { position: relative; display: grid; place-items: center; width: 44px; height: 44px; flex: none; border-radius: 6px; overflow: hidden; background: var(--surface); }
.thumb .look img { width: 100%; height: 100%; object-fit: cover; }
.thumb progress { position: absolute; inset: auto 0 0; width: 100%; height: 6px; accent-color: var(--accent); }
.thumb .says { display: grid; min-width: 0; }
.thumb .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 180px; }

@media (min-width: 481px) and (min-height: 800px) {
  .panel { height: 640px; }
}
@media (max-width: 480px) {
  .panel { inset: 0; width: auto; height: var(--height, 100dvh); max-height: none; border-radius: 0; outline: 0; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation-duration: 0s !important; animation-iteration-count: 1 !important; transition: none !important; }
}
@media (forced-colors: active) {
  .bubble, .card, .form, .chip, .option, .strip, .speaker::before { outline: 1px solid CanvasText; }
}
`);
