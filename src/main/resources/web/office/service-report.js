import { ask, send } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { labelled } from '../shared/fields.js';
import { save } from '../shared/save.js';
import { failed, loading, nothing } from '../shared/standing.js';
import { clock } from '../shared/time.js';
import { View } from '../shared/view.js';
import { languageWords, say, wordsFor } from '../shared/words.js';
import { sinceDays } from './office-state.js';

const DAYS = [1, 7, 30];
/** The columns of the table: what stands above, and what of a group below it. */
const FIGURES = [
  ['service.tickets', (group) => group.tickets],
  ['service.claimedShort', (group) => group.claimed],
  ['service.firstWordShort', (group) => seconds(group.firstWordP50Seconds)],
  ['service.breaches', (group) => group.breaches],
  ['service.abandoned', (group) => group.abandoned],
];
const PATH = '/api/v1/insight/service';

/** How people served: the seconds from asking for a person to the first human word, all together and by reason and language. */
class ServiceReport extends View {
  #report = null;
  #problem = null;
  #days = 7;
  #asked = 0;
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  tree() {
    return [
      h('p', null, say('service.why')),
      h('div', { class: 'report-head' },
        labelled(say('service.time'), this.#daysChoice()),
        h('button', { class: 'quiet', disabled: this.#busy || this.#report === null, onclick: () => this.#download() }, say('service.csv'))),
      this.#body(),
    ];
  }

  #daysChoice() {
    const chosen = (event) => { this.#days = Number(event.target.value); this.#read(); };
    return h('select', { name: 'days', value: String(this.#days), onchange: chosen },
      DAYS.map((days) => h('option', { value: String(days) }, say('service.days', { count: days }))));
  }

  #body() {
    if (this.#problem) return failed(say('service.failed'), this.#problem, () => this.#read());
    if (this.#report === null) return loading(3);
    const { all, groups, replyClock } = this.#report;
    if (all.tickets === 0) return nothing('cup', say('service.none'), say('service.noneWhy'));
    return [tiles(all, replyClock), table(groups)];
  }

  async #read() {
    const mine = ++this.#asked;
    this.#busy = true;
    this.redraw();
    try {
      const report = await ask('GET', `${PATH}?from=${encodeURIComponent(sinceDays(this.#days, new Date()))}`);
      if (mine !== this.#asked) return;
      this.#report = report;
      this.#problem = null;
    } catch (problem) {
      if (mine !== this.#asked) return;
      this.#problem = problem;
    }
    this.#busy = false;
    this.redraw();
  }

  async #download() {
    const { from, to } = this.#report;
    try {
      const answer = await send('GET', `${PATH}?format=csv&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`, undefined, { accept: 'text/csv' });
      save(await answer.blob(), `service-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`);
    } catch (problem) {
      this.#problem = problem;
      this.redraw();
    }
  }
}

function tiles(all, { name, withinSeconds }) {
  const nine = all.firstWordP90Seconds === null ? say('service.nobodyYet') : say('service.nine', { time: seconds(all.firstWordP90Seconds) });
  return h('dl', { class: 'tiles' },
    tile('service.firstWord', seconds(all.firstWordP50Seconds), nine, 'head'),
    tile('service.tickets', all.tickets, say('service.claimed', { count: all.claimed })),
    tile('service.breaches', all.breaches, say('service.within', { clock: wordsFor('clock', name), time: clock(withinSeconds) })),
    tile('service.abandoned', all.abandoned, say('service.abandonedWhy')));
}

function table(groups) {
  return h('table', { class: 'product-table report-table' },
    h('caption', { class: 'unseen' }, say('service.byReason')),
    h('thead', null, h('tr', null, ['service.reason', ...FIGURES.map(([key]) => key)].map((key, at) => h('th', { scope: 'col', class: at > 0 && 'number' }, say(key))))),
    h('tbody', null, groups.map(row)));
}

function row(group) {
  return h('tr', { key: `${group.reason} ${group.language}` },
    h('th', { scope: 'row' }, wordsFor('reason', group.reason), h('span', { class: 'soft' }, ` · ${languageWords(group.language)}`)),
    FIGURES.map(([key, of]) => h('td', { class: 'number', 'data-label': say(key) }, String(of(group)))));
}

function tile(key, value, below, kind = '') {
  return h('div', { class: `tile ${kind}` }, h('dt', null, say(key)), h('dd', null, h('span', { class: 'figure number' }, String(value)), h('span', { class: 'soft small' }, below)));
}

function seconds(value) {
  return value === null ? '–' : clock(value);
}

customElements.define('service-report', ServiceReport);
