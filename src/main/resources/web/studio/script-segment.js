import { pieces } from '../shared/code-points.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { length } from '../shared/time.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { marksOf, wordsOf } from './script-state.js';
import './segment-variants.js';
import { exceptionWords, serverWords, slotWords, sourceWords, typeWords } from './script-words.js';

/**
 * One segment of the script: its words with slots, evidence and findings marked in them, its sources in the margin. Model:
 * `{segment, name, selected, editing, busy, editable}`; tells `select`, `hear`, `edit`, `rewrite` with a finding, `save` with text, `leaveEdit`,
 * and what its variants tell.
 */
class ScriptSegment extends View {
  #lit = null;
  #others = null;

  tree(model) {
    if (model === null) return null;
    const { segment } = model;
    const type = typeWords(segment.type);
    return h('article', { class: `segment${model.selected ? ' selected' : ''}`, id: `segment-${segment.n}`, 'aria-label': say('segment.label', { n: segment.n, type }), onclick: () => this.tell('select') },
      h('header', { class: 'segment-head' },
        h('span', { class: 'soft number' }, String(segment.n)), h('h2', null, type), model.name && h('span', { class: 'chip' }, model.name),
        h('span', { class: 'soft small number' }, [say('segment.words', { count: wordsOf(segment.text) }), segment.estMs ? length(segment.estMs) : ''].filter(Boolean).join(' · ')),
        model.editable && !model.editing && h('button', { class: 'tool hear', 'aria-label': say('hear.openFrom', { n: segment.n }), title: say('hear.openFrom', { n: segment.n }), onclick: () => this.tell('hear') }, icon('sound')),
        model.editable && !model.editing && h('button', { class: 'quiet edit', 'aria-label': say('segment.editLabel', { n: segment.n }), onclick: () => this.tell('edit') }, icon('edit'), say('segment.edit'))),
      model.editing ? this.#editor(model) : this.#reading(model));
  }

  #reading({ segment, editable, busy }) {
    const sources = (segment.evidence ?? []).map((evidence, index) => ({ ...evidence, index }));
    return h('div', { class: 'segment-body' },
      h('div', { class: 'stack' },
        h('p', { class: 'text', lang: this.model.lang }, pieces(segment.text, marksOf(segment)).map((piece) => this.#piece(piece))),
        (segment.findings ?? []).length > 0 && h('ul', { class: 'stack' }, segment.findings.map((finding) => this.#finding(finding, segment, editable, busy)))),
      sources.length > 0 && h('ol', { class: 'margin', 'aria-label': say('evidence.title') }, sources.map((evidence) => this.#source(evidence))),
      h('segment-variants', { class: 'other-ways', model: this.#variants(segment, editable, busy) }));
  }

  /** The same value as long as nothing of it has changed, so that it is not drawn again. */
  #variants(segment, editable, busy) {
    const old = this.#others;
    if (old?.segment !== segment || old.editable !== editable || old.busy !== busy || old.lang !== this.model.lang) this.#others = { segment, lang: this.model.lang, editable, busy };
    return this.#others;
  }

  #piece(piece) {
    const slot = piece.ranges.find((range) => range.mark === 'slot');
    const finding = worst(piece.ranges.filter((range) => range.mark === 'finding'));
    const evidence = piece.ranges.filter((range) => range.mark === 'evidence');
    if (!slot && !finding && evidence.length === 0) return piece.text;
    const classes = [slot && 'slot', finding && `found ${finding.severity}`, evidence.length > 0 && 'backed', evidence.some((one) => one.index === this.#lit) && 'lit'].filter(Boolean).join(' ');
    const title = [slot && say('slot.live', { kind: slotWords(slot.kind) }), finding && `${say(`severity.${finding.severity}`)}${say('colon')}${serverWords(finding.article)}`, ...evidence.map((one) => sourceWords(one.source))].filter(Boolean).join('\n');
    const closing = evidence.filter((one) => one.to === piece.to).map((one) => h('sup', { 'aria-hidden': 'true' }, String(one.index + 1)));
    return [h('span', { class: classes, title }, slot && slot.from === piece.from && h('span', { class: 'slot-kind' }, slotWords(slot.kind)), piece.text), closing];
  }

  #source(evidence) {
    const light = (index) => () => { this.#lit = index; this.redraw(); };
    return h('li', { key: evidence.index },
      h('button', { class: 'source', onmouseenter: light(evidence.index), onmouseleave: light(null), onfocus: light(evidence.index), onblur: light(null) },
        h('span', { class: 'mark number' }, h('span', { class: 'unseen' }, say('evidence.mark', { number: '' })), String(evidence.index + 1)), h('span', null, sourceWords(evidence.source))));
  }

  #finding(finding, segment, editable, busy) {
    const words = [...segment.text].slice(finding.from, finding.to).join('');
    return h('li', { class: `finding ${finding.severity}` },
      h('p', null, icon('warning'), h('span', { class: 'strong' }, say(`severity.${finding.severity}`)), h('q', null, words), h('span', null, serverWords(finding.article))),
      finding.exception && h('p', { class: 'soft' }, say('finding.exception') + say('colon') + exceptionWords(finding.exception)),
      finding.evidenceNeeded && h('p', { class: 'soft' }, say('finding.evidence') + say('colon') + serverWords(finding.evidenceNeeded)),
      editable && typeof finding.rewrite === 'string' && h('button', { disabled: busy, onclick: () => this.tell('rewrite', { finding }) }, icon('check'), finding.rewrite === '' ? say('finding.drop') : say('finding.rewrite', { text: finding.rewrite })));
  }

  #editor({ segment, editing, busy }) {
    return h('form', { class: 'stack', onsubmit: (event) => { event.preventDefault(); this.tell('save', { text: editing.text }); } },
      h('label', null, h('span', { class: editing.variant > 1 ? 'soft small' : 'unseen' }, [say('segment.text', { n: segment.n }), editing.variant > 1 && say('variant.name', { variant: editing.variant })].filter(Boolean).join(' · ')),
        h('textarea', { class: 'text', rows: '4', maxlength: '4000', lang: this.model.lang, value: editing.text, drawn: focusOnce, oninput: (event) => this.tell('rewording', { text: event.target.value }), onkeydown: (event) => this.#key(event) })),
      segment.slots?.length > 0 && h('p', { class: 'soft' }, say('segment.slotsKept')),
      this.model.approved && h('p', { class: 'soft' }, say('segment.willBeDraft')),
      editing.problem && h('div', { class: 'row', role: 'alert' }, h('span', { class: 'error' }, editing.problem), editing.stale && h('button', { type: 'button', onclick: () => this.tell('reload') }, say('studio.reload'))),
      h('div', { class: 'acts' }, h('button', { type: 'button', onclick: () => this.tell('leaveEdit') }, say('cancel')), h('button', { class: 'main', type: 'submit', disabled: busy || editing.text.trim() === '' }, busy ? say('saving') : say('save'))));
  }

  #key(event) {
    if (event.key === 'Escape') this.tell('leaveEdit');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.tell('save', { text: event.target.value });
  }
}

const focused = new WeakSet();

function focusOnce(field) {
  if (focused.has(field)) return;
  focused.add(field);
  queueMicrotask(() => field.focus());
}

const ORDER = ['blocking', 'warning', 'hint'];

function worst(findings) {
  return findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))[0];
}

customElements.define('script-segment', ScriptSegment);
