import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { known, say } from '../shared/words.js';
import { countBySeverity, findingsOf, removedOf, stepsFor } from './script-state.js';
import { cueWords, serverWords } from './script-words.js';

const OPEN_FORMATS = ['text', 'json'];
const APPROVED_FORMATS = ['ssml', 'srt', 'vtt', 'livetalking', 'fay'];

/**
 * Beside the script: review, findings, cues, what was removed, export. Model: `{script, selected, role, busy}`; tells `review` with the
 * act, `check`, `again`, `go` with a segment's number, `export` with the format.
 */
class ScriptSide extends View {
  tree(model) {
    if (model === null) return null;
    const { script } = model;
    const findings = findingsOf(script);
    const counts = countBySeverity(findings);
    return [this.#review(model, counts), this.#findings(model, findings, counts), this.#cues(model), this.#export(model), removedPart(script), this.#origin(model)];
  }

  #review({ script, role, busy }, counts) {
    const steps = stepsFor(script, role);
    const act = (name, kind) => h('button', { key: name, class: kind, disabled: busy !== null || (name !== 'reject' && counts.blocking > 0), onclick: () => this.tell('review', { act: name }) }, say(`review.${name}`));
    return h('section', { class: 'stack' }, h('h2', null, say('review.title')),
      h('dl', { class: 'facts' },
        script.reviewer && [h('dt', null, say('script.reviewer')), h('dd', null, script.reviewer)],
        script.reason && [h('dt', null, say('script.reason')), h('dd', null, script.reason)],
        script.validUntil && [h('dt', null, say('script.validUntil')), h('dd', null, h('time', { datetime: script.validUntil }, moment(script.validUntil)))]),
      counts.blocking > 0 && (steps.submit || steps.approve) && h('p', { class: 'error' }, say('review.blocked', { count: counts.blocking })),
      script.state === 'inReview' && !steps.approve && h('p', { class: 'soft' }, say('review.waitMerchant')),
      h('div', { class: 'row' }, steps.submit && act('submit', 'main'), steps.approve && act('approve', 'main'), steps.reject && act('reject', 'stop')));
  }

  #findings({ busy }, findings, counts) {
    return h('section', { class: 'stack' },
      h('div', { class: 'spread' }, h('h2', null, say('findings.title')), h('button', { class: 'quiet', disabled: busy !== null, onclick: () => this.tell('check') }, say('findings.check'))),
      findings.length === 0 ? h('p', { class: 'row soft' }, icon('check'), say('findings.none')) : h('p', { class: 'soft number' }, say('findings.count', counts)),
      h('ul', { class: 'found-list' }, findings.map((finding) => h('li', { class: finding.severity }, finding.n === null
        ? h('p', null, `${say(`severity.${finding.severity}`)}${say('colon')}${serverWords(finding.article)}`)
        : h('button', { class: 'quiet', onclick: () => this.tell('go', { n: finding.n }) }, h('span', { class: 'strong' }, say(`severity.${finding.severity}`)), h('span', { class: 'cut' }, say('findings.go', { n: finding.n, text: finding.text })))))));
  }

  #cues({ script, selected }) {
    const segment = script.segments.find((one) => one.n === selected);
    return h('section', { class: 'stack' }, h('h2', null, segment ? say('cues.of', { n: segment.n }) : say('cues.title')),
      segment === undefined && h('p', { class: 'soft' }, say('cues.choose')),
      segment && (segment.cues ?? []).length === 0 && h('p', { class: 'soft' }, say('cues.none')),
      segment && h('ul', { class: 'cues' }, (segment.cues ?? []).map((cue) => h('li', null, h('span', { class: 'chip' }, known(`track.${cue.track}`) ? say(`track.${cue.track}`) : cue.track), h('span', { class: 'strong' }, cueWords(cue)), h('span', { class: 'soft cut' }, [...segment.text].slice(cue.from, cue.to).join(''))))),
      segment?.spoken && segment.spoken !== segment.text && h('p', null, h('span', { class: 'soft' }, say('spoken.title') + say('colon')), segment.spoken));
  }

  #origin({ script, busy }) {
    const { origin } = script;
    if (!origin) return null;
    const { again } = origin;
    return h('section', { class: 'stack' }, h('h2', null, say('origin.title')),
      again && h('p', { class: again.same ? 'row soft' : 'error' }, again.same && icon('check'), say(again.same ? 'origin.same' : 'origin.other', { count: again.segments.length })),
      again && again.differs.length > 0 && h('p', { class: 'soft' }, say('origin.differs'), say('colon'), again.differs.map((part) => say(`origin.${part}`)).join(say('origin.and'))),
      h('details', null, h('summary', null, say('origin.hashes')), h('dl', { class: 'facts' }, ['prompt', 'persona', 'evidence', 'rules', 'model', 'result'].map((part) => [h('dt', null, say(`origin.${part}`)), h('dd', null, h('code', null, origin[part]))]))),
      h('div', null, h('button', { disabled: busy !== null, onclick: () => this.tell('again') }, say('origin.again'))));
  }

  #export({ script, busy }) {
    const approved = script.state === 'approved';
    const button = (format, open) => h('li', { key: format }, h('button', { disabled: !open || busy !== null, onclick: () => this.tell('export', { format }) }, icon('down'), say(`format.${format}`)));
    return h('section', { class: 'stack' }, h('h2', null, say('export.title')),
      h('ul', { class: 'row' }, OPEN_FORMATS.map((format) => button(format, script.state !== 'writing')), APPROVED_FORMATS.map((format) => button(format, approved))),
      !approved && h('p', { class: 'soft' }, say('export.afterApproval')));
  }
}

function removedPart(script) {
  const removed = removedOf(script);
  return h('section', { class: 'stack' }, h('h2', null, say('removed.title')),
    removed.length === 0 ? h('p', { class: 'soft' }, say('removed.none')) : h('details', null, h('summary', null, say('removed.count', { count: removed.length })),
      h('ul', { class: 'stack' }, removed.map((one) => h('li', null, h('s', null, one.text), one.reason && h('p', { class: 'soft' }, serverWords(one.reason)))))));
}

customElements.define('script-side', ScriptSide);
