import { sentence } from '../shared/api.js';
import { pieces } from '../shared/code-points.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { clock } from '../shared/time.js';
import { known, say } from '../shared/words.js';
import './product-card.js';
import { cueWords } from './script-words.js';
import { TRIES } from './voice-sound.js';

/** What a listener sees around the words: what keeps the sound from going on, the clock, the product and the cues. */

/** @param status `{kind}` with what its sentence names; `again` tries the segment once more */
export function statusPart(status, skipped, again) {
  const retry = h('button', { onclick: again }, say('tryAgain'));
  switch (status.kind) {
    case 'loading': return h('p', { class: 'soft late-words' }, say('hear.loading'));
    case 'busy': return h('p', { class: 'why' }, icon('pause'), h('span', null, say('hear.busy', { seconds: status.seconds, tried: status.tried, tries: TRIES })));
    case 'off': return h('div', { class: 'why' }, icon('silent'), h('span', null, h('strong', null, say('hear.off')), ' ', say(status.problem.detail.includes('XIAOER_VOICE') ? 'hear.offWanted' : 'hear.offWhy')), retry);
    case 'tooLong': return h('p', { class: 'why' }, icon('warning'), h('span', null, say('hear.tooLong', { n: status.n })));
    case 'silenced': return h('p', { class: 'why' }, icon('silent'), h('span', null, say('hear.silenced')));
    case 'failed': case 'gone': case 'unplayable': return h('div', { class: 'why' }, icon('warning'), h('span', null, fault(status)), retry);
    case 'done': return h('p', { class: 'row' }, icon('check'), say('hear.done'));
    default: return skipped.size > 0 && h('p', { class: 'soft' }, say('hear.tooLong', { n: [...skipped].join(say('comma')) }));
  }
}

function fault({ kind, problem, n }) {
  if (kind === 'unplayable') return say('hear.unplayable');
  return kind === 'gone' ? say('hear.gone') : say('hear.failed', { n, why: sentence(problem) });
}

/** Milliseconds heard and expected until now, and of the whole. */
export function clockPart({ heard, expected, whole }) {
  return h('dl', { class: 'listener-clock', 'aria-label': say('hear.clock') },
    time('hear.heard', clock(heard / 1000)), time('hear.expected', clock(expected / 1000)), time('hear.whole', clock(whole / 1000)),
    time('hear.pace', expected > 0 ? `${Math.round((heard / expected) * 100)}%` : '–'));
}

function time(words, value) {
  return h('div', { key: words }, h('dt', null, say(words)), h('dd', { class: 'number' }, value));
}

/** @param card model of the product's card */
export function sidePart(cues, card) {
  return h('aside', { class: 'listener-side' },
    h('section', { class: 'stack-tight' }, h('h2', null, say('hear.product')), h('product-card', { model: card })),
    h('section', { class: 'stack-tight' }, h('h2', null, say('hear.cues')),
      cues.length === 0 ? h('p', { class: 'soft' }, say('hear.noCues')) : h('ul', { class: 'cues' }, cues.map((cue) => h('li', null, h('span', { class: 'chip' }, known(`track.${cue.track}`) ? say(`track.${cue.track}`) : cue.track), h('span', { class: 'strong' }, cueWords(cue)))))),
    h('p', { class: 'soft keys-hint' }, say('hear.keys')));
}

/** The words of a segment, a piece for each sentence, the said one marked; a click on one goes there. */
export function spokenPart(segment, marks, said, go) {
  return pieces(segment.text, marks).map((piece) => {
    const [mark] = piece.ranges;
    return mark === undefined ? piece.text : h('span', { class: mark === said ? 'said' : 'sentence', onclick: () => go(mark) }, piece.text);
  });
}
