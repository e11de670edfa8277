import { h } from '../shared/dom.js';
import { View } from '../shared/view.js';
import { say, locale } from '../shared/words.js';
import { fateWords, kindWords } from './rooms-words.js';

/** What a show was like. Model: `{report, whole}`; not whole while it goes on. */
class RoomReport extends View {
  tree(model) {
    if (model === null || model.report === null) return null;
    const { report, whole } = model;
    return h('section', { class: 'report stack-wide' }, h('h2', null, whole ? say('room.report') : say('room.reportSoFar')),
      h('div', { class: 'report-parts' }, counted('report.cues', 'report.cuesNone', report.cues, kindWords), counted('report.comments', 'report.commentsNone', report.comments, fateWords), times(report)),
      loops(report.loops), unanswered(report.unanswered ?? []));
  }
}

function counted(title, none, counts, words) {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return h('section', { class: 'stack-tight' }, h('h3', null, say(title)),
    rows.length === 0 ? h('p', { class: 'soft' }, say(none)) : h('dl', { class: 'facts' }, rows.map(([key, count]) => [h('dt', null, words(key)), h('dd', { class: 'number' }, String(count))])));
}

function times({ commentToCueMs: { p50, p95 }, realToEstimated }) {
  const milliseconds = (count) => (count < 0 ? say('report.unknown') : say('report.ms', { count: number(count) }));
  return h('section', { class: 'stack-tight' }, h('h3', null, say('report.times')), h('dl', { class: 'facts' },
    h('dt', null, say('report.p50')), h('dd', { class: 'number' }, milliseconds(p50)),
    h('dt', null, say('report.p95')), h('dd', { class: 'number' }, milliseconds(p95)),
    h('dt', null, say('report.ratio')), h('dd', { class: 'number' }, realToEstimated === 0 ? say('report.unknown') : share(realToEstimated))));
}

function loops(all) {
  return h('section', { class: 'stack-tight' }, h('h3', null, say('report.loops')),
    all.length === 0 ? h('p', { class: 'soft' }, say('report.noLoops')) : h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': say('report.loops') }, h('table', null,
      h('thead', null, h('tr', null, h('th', null, say('report.loop')), h('th', { class: 'number' }, say('report.sentences')), h('th', null, say('report.closest')), h('th', { class: 'number' }, say('report.closeness')), h('th', { class: 'number' }, say('report.meaning')), h('th', null, say('report.verdict')))),
      h('tbody', null, all.map((loop) => h('tr', { key: loop.loop },
        h('td', null, say('report.loopNumber', { loop: loop.loop })), h('td', { class: 'number' }, number(loop.sentences)),
        h('td', null, loop.closestTo === 0 ? '–' : say('report.loopNumber', { loop: loop.closestTo })), h('td', { class: 'number' }, loop.closestTo === 0 ? '–' : share(loop.closeness)),
        h('td', { class: 'number', title: loop.meaning ? say('report.loopNumber', { loop: loop.meaning.closestTo }) : undefined }, loop.meaning ? share(loop.meaning.closeness) : '–'),
        h('td', null, h('span', { class: `chip ${loop.repeats ? 'late' : 'good'}` }, say(loop.repeats ? 'report.repeats' : 'report.fresh')))))))));
}

function unanswered(all) {
  return h('section', { class: 'stack-tight' }, h('h3', null, say('report.unanswered')),
    all.length === 0 ? h('p', { class: 'soft' }, say('report.unansweredNone')) : h('ul', { class: 'unanswered stack-tight' }, all.map((gap) => h('li', { key: gap.text, class: 'row' }, h('span', null, gap.text), h('span', { class: 'chip number' }, say('report.asked', { count: number(gap.count) }))))));
}

function number(value) {
  return new Intl.NumberFormat(locale()).format(value);
}

/** 1.04 as 104 %. */
export function share(value) {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

customElements.define('room-report', RoomReport);
