import { ask, send, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { save } from '../shared/save.js';
import { clock } from '../shared/time.js';
import { View } from '../shared/view.js';
import { known, say } from '../shared/words.js';
import { sinceDays } from './office-state.js';

const DAYS = [1, 7, 30];
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
        h('label', null, h('span', { class: 'label' }, say('service.time')), h('select', { name: 'days', value: String(this.#days), onchange: (event) => { this.#days = Number(event.target.value); this.#read(); } }, DAYS.map((days) => h('option', { value: String(days) }, say('service.days', { count: days }))))),
        h('button', { class: 'quiet', disabled: this.#busy || this.#report === null, onclick: () => this.#download() }, say('service.csv'))),
      this.#body(),
    ];
  }

  #body() {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('service.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#read() }, say('tryAgain')));
    if (this.#report === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    const { all, groups, replyClock } = this.#report;
    if (all.tickets === 0) return h('div', { class: 'empty' }, icon('cup'), h('strong', null, say('service.none')), h('p', null, say('service.noneWhy')));
    return [
      h('dl', { class: 'tiles' },
        tile('service.firstWord', seconds(all.firstWordP50Seconds), all.firstWordP90Seconds === null ? say('service.nobodyYet') : say('service.nine', { time: seconds(all.firstWordP90Seconds) }), 'head'),
        tile('service.tickets', all.tickets, say('service.claimed', { count: all.claimed })),
        tile('service.breaches', all.breaches, say('service.within', { clock: known(`clock.${replyClock.name}`) ? say(`clock.${replyClock.name}`) : replyClock.name, time: clock(replyClock.withinSeconds) })),
        tile('service.abandoned', all.abandoned, say('service.abandonedWhy'))),
      h('table', { class: 'product-table report-table' },
        h('caption', { class: 'unseen' }, say('service.byReason')),
        h('thead', null, h('tr', null, ['service.reason', 'service.tickets', 'service.claimedShort', 'service.firstWordShort', 'service.breaches', 'service.abandoned'].map((key, at) => h('th', { scope: 'col', class: at > 0 && 'number' }, say(key))))),
        h('tbody', null, groups.map((group) => h('tr', { key: `${group.reason} ${group.language}` },
          h('th', { scope: 'row' }, known(`reason.${group.reason}`) ? say(`reason.${group.reason}`) : group.reason, h('span', { class: 'soft' }, ` · ${tongue(group.language)}`)),
          cell('service.tickets', group.tickets), cell('service.claimedShort', group.claimed), cell('service.firstWordShort', seconds(group.firstWordP50Seconds)), cell('service.breaches', group.breaches), cell('service.abandoned', group.abandoned))))),
    ];
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

function tile(key, value, below, kind = '') {
  return h('div', { class: `tile ${kind}` }, h('dt', null, say(key)), h('dd', null, h('span', { class: 'figure number' }, String(value)), h('span', { class: 'soft small' }, below)));
}

function cell(key, value) {
  return h('td', { class: 'number', 'data-label': say(key) }, String(value));
}

function seconds(value) {
  return value === null ? '–' : clock(value);
}

function tongue(tag) {
  const start = (tag ?? '').slice(0, 2);
  return known(`language.${start}`) ? say(`language.${start}`) : (tag ?? '');
}

customElements.define('service-report', ServiceReport);
