import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { chip } from '../shared/marks.js';
import { View } from '../shared/view.js';
import { say, wordsFor } from '../shared/words.js';
import { readDecision, shortened } from './decision-reading.js';
import { sourceLink } from './source-link.js';

/** Why an answer came out as it did, folded to one line. Model: the decision as the server sent it. */
class DecisionCard extends View {
  tree(decision) {
    if (decision === null) return null;
    const card = readDecision(decision);
    return h('details', { class: 'decision' }, folded(card),
      h('div', { class: 'stack' },
        card.confidence !== null && confidenceBar(card.confidence, card.threshold),
        card.expected && h('p', { class: 'soft small' }, say('decision.expected', { precision: share(card.expected.precision), coverage: share(card.expected.coverage) })),
        h('dl', { class: 'facts' }, grounds(card), workings(card)),
        card.dropped && h('p', null, h('span', { class: 'soft' }, say('decision.dropped') + say('colon')), h('s', null, card.dropped))));
  }
}

/** The one line of a card that is closed. */
function folded(card) {
  return h('summary', null,
    h('span', null, card.dropped ? say('decision.droppedTitle') : say('decision.title')),
    card.route && chip(wordsFor('route', card.route), 'good'),
    card.confidence !== null && chip(`${say('decision.confidence')} ${share(card.confidence)}`, 'number'),
    card.guards.some((guard) => guard.passed === false) && h('span', { class: 'chip bad' }, icon('warning'), say('decision.stopped')));
}

/** What came of it, and on what it rests. */
function grounds(card) {
  const bare = (card.door === '' || card.door === 'model') && h('span', { class: 'soft' }, say('decision.noSources'));
  return [
    row(say('decision.outcome'), card.outcome && wordsFor('outcome', card.outcome)),
    row(say('decision.reason'), card.reason && wordsFor('reason', card.reason)),
    row(say('decision.intent'), card.intents.length > 0 && h('span', { class: 'row' }, card.intents.map(intentChip))),
    row(say('decision.door'), card.door && wordsFor('door', card.door)),
    row(say('decision.sources'), card.sources.length > 0 ? h('ul', null, card.sources.map(sourceLine)) : bare),
    row(say('decision.guards'), card.guards.length > 0 && h('ul', null, card.guards.map(guardLine))),
  ];
}

/** How it was made: times, measures, model, and what else the server recorded. */
function workings(card) {
  return [
    row(say('decision.times'), card.times.length > 0 && h('span', { class: 'row number' }, card.times.map(timeOf))),
    row(say('decision.signals'), card.signals.length > 0 && h('ul', { class: 'row' }, card.signals.map(signalLine))),
    row(say('decision.model'), card.model && mark(card.model)),
    row(say('decision.prompt'), card.prompt && h('code', null, mark(card.prompt))),
    card.others.map((other) => row(wordsFor('decision', other.label), mark(other.value))),
  ];
}

function intentChip({ name, score }) {
  return chip([name, score === null ? '' : share(score)].filter(Boolean).join(' '));
}

function sourceLine(source) {
  return h('li', null, sourceLink(source), source.score !== null && h('span', { class: 'soft number' }, ` ${source.score.toFixed(2)}`));
}

function timeOf({ name, milliseconds }) {
  return h('span', null, `${wordsFor('time', name)} ${Math.round(milliseconds)} ms`);
}

function signalLine({ name, measure }) {
  return h('li', null, wordsFor('signal', name), h('span', { class: 'soft number' }, ` ${Number(measure.toFixed(2))}`));
}

function row(label, value) {
  return value ? [h('dt', null, label), h('dd', null, value)] : null;
}

/** An id for people who compare: short, and whole for who points at it. */
function mark(text) {
  const { short, whole } = shortened(text);
  return whole === null ? short : h('span', { title: whole }, short);
}

function guardLine(guard) {
  const { name, passed, detail } = guard;
  const verdict = passed === null ? guard.verdict : passed ? say('decision.passed') : say('decision.stopped');
  return h('li', { class: passed === false ? 'danger' : '' },
    passed !== null && icon(passed ? 'check' : 'warning'),
    [name && wordsFor('guard', name), verdict].filter(Boolean).join(say('colon')),
    detail && h('span', { class: 'soft' }, ` ${detail}`));
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
