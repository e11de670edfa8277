import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import { known, say } from '../shared/words.js';
import { readDecision, shortened } from './decision-reading.js';

/** Why an answer came out as it did, folded to one line. Model: the decision as the server sent it. */
class DecisionCard extends View {
  tree(decision) {
    if (decision === null) return null;
    const card = readDecision(decision);
    return h('details', { class: 'decision' },
      h('summary', null, h('span', null, card.dropped ? say('decision.droppedTitle') : say('decision.title')),
        card.route && h('span', { class: 'chip good' }, routeWords(card.route)),
        card.confidence !== null && h('span', { class: 'chip number' }, `${say('decision.confidence')} ${share(card.confidence)}`),
        card.guards.some((guard) => guard.passed === false) && h('span', { class: 'chip bad' }, icon('warning'), say('decision.stopped'))),
      h('div', { class: 'stack' },
        card.confidence !== null && confidenceBar(card.confidence, card.threshold),
        card.expected && h('p', { class: 'soft small' }, say('decision.expected', { precision: share(card.expected.precision), coverage: share(card.expected.coverage) })),
        h('dl', { class: 'facts' },
          row(say('decision.outcome'), card.outcome && (known(`outcome.${card.outcome}`) ? say(`outcome.${card.outcome}`) : String(card.outcome))),
          row(say('decision.reason'), card.reason && (known(`reason.${card.reason}`) ? say(`reason.${card.reason}`) : String(card.reason))),
          row(say('decision.intent'), card.intents.length > 0 && h('span', { class: 'row' }, card.intents.map((intent) => h('span', { class: 'chip' }, [intent.name, intent.score === null ? '' : share(intent.score)].filter(Boolean).join(' '))))),
          row(say('decision.door'), card.door && named('door', card.door)),
          row(say('decision.sources'), card.sources.length > 0 ? h('ul', null, card.sources.map((source) => h('li', null, linked(source), source.score !== null && h('span', { class: 'soft number' }, ` ${source.score.toFixed(2)}`)))) : (card.door === '' || card.door === 'model') && h('span', { class: 'soft' }, say('decision.noSources'))),
          row(say('decision.guards'), card.guards.length > 0 && h('ul', null, card.guards.map(guardLine))),
          row(say('decision.times'), card.times.length > 0 && h('span', { class: 'row number' }, card.times.map((time) => h('span', null, `${named('time', time.name)} ${Math.round(time.milliseconds)} ms`)))),
          row(say('decision.signals'), card.signals.length > 0 && h('ul', { class: 'row' }, card.signals.map((signal) => h('li', null, named('signal', signal.name), h('span', { class: 'soft number' }, ` ${Number(signal.measure.toFixed(2))}`))))),
          row(say('decision.model'), card.model && mark(card.model)),
          row(say('decision.prompt'), card.prompt && h('code', null, mark(card.prompt))),
          card.others.map((other) => row(known(`decision.${other.label}`) ? say(`decision.${other.label}`) : other.label, mark(other.value)))),
        card.dropped && h('p', null, h('span', { class: 'soft' }, say('decision.dropped') + say('colon')), h('s', null, card.dropped))));
  }
}

export function routeWords(route) {
  return known(`route.${route}`) ? say(`route.${route}`) : String(route);
}

/** What the server calls it, in the page's words where it has some. */
function named(kind, name) {
  return known(`${kind}.${name}`) ? say(`${kind}.${name}`) : name;
}

function row(label, value) {
  return value ? [h('dt', null, label), h('dd', null, value)] : null;
}

/** An id for people who compare: short, and whole for who points at it. */
function mark(text) {
  const { short, whole } = shortened(text);
  return whole === null ? short : h('span', { title: whole }, short);
}

function linked(source) {
  return source.url ? h('a', { href: safe(source.url), target: '_blank', rel: 'noopener' }, source.title) : source.title;
}

/** Only addresses that open a page; what is not one leads nowhere. */
export function safe(url) {
  return /^(https?:\/\/|\/(?!\/))/.test(url) ? url : '#';
}

function guardLine(guard) {
  const verdict = guard.passed === null ? guard.verdict : guard.passed ? say('decision.passed') : say('decision.stopped');
  return h('li', { class: guard.passed === false ? 'danger' : '' }, guard.passed !== null && icon(guard.passed ? 'check' : 'warning'), [guard.name && named('guard', guard.name), verdict].filter(Boolean).join(say('colon')), guard.detail && h('span', { class: 'soft' }, ` ${guard.detail}`));
}

function confidenceBar(confidence, threshold) {
  const label = threshold === null ? `${say('decision.confidence')} ${share(confidence)}` : say('decision.confidenceLabel', { confidence: share(confidence), threshold: share(threshold) });
  return h('div', { class: 'confidence', role: 'img', 'aria-label': label, style: { '--confidence': `${clamp(confidence) * 100}%`, '--threshold': `${clamp(threshold ?? 0) * 100}%` } },
    h('span', { class: 'bar-ground' }, h('span', { class: 'bar-fill' }), threshold !== null && h('span', { class: 'bar-mark' })),
    h('span', { class: 'number' }, share(confidence)), threshold !== null && h('span', { class: 'soft small' }, say('decision.threshold', { threshold: share(threshold) })));
}

function share(value) {
  return `${Math.round(value * 100)}%`;
}

function clamp(value) {
  return Math.min(1, Math.max(0, value));
}

customElements.define('decision-card', DecisionCard);
