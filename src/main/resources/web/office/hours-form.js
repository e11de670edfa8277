import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { DAYS, hoursBody, spansText } from './office-state.js';

const PREVIEW_AFTER_MS = 400;

/** When people serve, each day and on holidays, with what it would mean now before it is saved. Tells `notice`. */
class HoursForm extends View {
  #kept = null;
  #week = {};
  #holidays = [];
  #preview = null;
  #problem = null;
  #complaint = '';
  #busy = false;
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#change(() => ask('GET', '/api/v1/hours'));
  }

  tree() {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('hours.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#change(() => ask('GET', '/api/v1/hours')) }, say('tryAgain')));
    if (this.#kept === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    return [
      h('p', { class: `verdict ${this.#kept.open ? 'good' : 'know'}` }, icon(this.#kept.open ? 'check' : 'bell'), h('span', { class: 'strong' }, verdict('hours', this.#kept))),
      h('p', { class: 'soft' }, say(`hours.from.${this.#kept.from}`), ' · ', say('hours.zone', { zone: this.#kept.timezone })),
      h('form', { onsubmit: (event) => { event.preventDefault(); this.#save(); } },
        h('fieldset', { 'aria-describedby': 'hours-hint' }, h('legend', null, say('hours.week')),
          h('p', { class: 'soft', id: 'hours-hint' }, say('hours.hint')),
          h('div', { class: 'hours-days' }, DAYS.map((day) => h('label', { key: day }, h('span', { class: 'label' }, say(`day.${day}`)), h('input', { name: day, value: this.#week[day], autocomplete: 'off', oninput: (event) => this.#write(() => { this.#week = { ...this.#week, [day]: event.target.value }; }) }))))),
        h('fieldset', null, h('legend', null, say('hours.holidays')), h('div', { class: 'stack' }, this.#holidays.map((holiday, index) => this.#holiday(holiday, index)), h('div', null, h('button', { type: 'button', class: 'add-holiday', onclick: () => this.#write(() => { this.#holidays = [...this.#holidays, { from: '', to: '', open: '' }]; }) }, say('hours.addHoliday'))))),
        h('p', { class: 'preview soft', role: 'status' }, this.#preview ? verdict('hours.preview', this.#preview) : ''),
        h('p', { class: 'error', role: 'alert' }, this.#complaint),
        h('div', { class: 'acts' },
          h('button', { class: 'main', type: 'submit', disabled: this.#busy }, this.#busy ? say('saving') : say('save')),
          this.#kept.from === 'office' && h('button', { type: 'button', class: 'clear', onclick: () => this.#change(() => ask('DELETE', '/api/v1/hours'), say('hours.saved')) }, say('hours.clear')))),
    ];
  }

  #holiday(holiday, index) {
    const field = (name, type, words) => h('label', null, h('span', { class: 'label' }, say(words)), h('input', { type, value: holiday[name], autocomplete: 'off', oninput: (event) => this.#write(() => { this.#holidays = this.#holidays.map((one, at) => (at === index ? { ...one, [name]: event.target.value } : one)); }) }));
    return h('div', { class: 'holiday' }, field('from', 'date', 'hours.holidayFrom'), field('to', 'date', 'hours.holidayTo'), field('open', 'text', 'hours.holidayOpen'),
      h('button', { type: 'button', class: 'quiet', 'aria-label': say('hours.removeHoliday', { count: index + 1 }), onclick: () => this.#write(() => { this.#holidays = this.#holidays.filter((_, at) => at !== index); }) }, say('hours.remove')));
  }

  #write(change) {
    change();
    this.#complaint = '';
    this.redraw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PREVIEW_AFTER_MS);
  }

  /** What is half written has no preview; a complaint comes when it is to be saved. */
  async #look() {
    const { body } = hoursBody(this.#week, this.#holidays);
    this.#preview = body ? await ask('POST', '/api/v1/hours/preview', body).catch(() => null) : null;
    this.redraw();
  }

  #save() {
    const { body, complaint, values } = hoursBody(this.#week, this.#holidays);
    if (complaint) {
      this.#complaint = say(complaint, values);
      this.redraw();
      return;
    }
    this.#change(() => ask('PUT', '/api/v1/hours', { ...body, version: this.#kept.version }), say('hours.saved'));
  }

  async #change(work, notice = '') {
    clearTimeout(this.#timer);
    this.#busy = true;
    this.redraw();
    try {
      this.#kept = await work();
      this.#week = Object.fromEntries(DAYS.map((day) => [day, spansText(this.#kept.week[day])]));
      this.#holidays = this.#kept.holidays.map(({ from, to, open }) => ({ from, to, open: spansText(open) }));
      this.#preview = null;
      this.#problem = null;
      this.#complaint = '';
      if (notice) this.tell('notice', { text: notice });
    } catch (problem) {
      if (this.#kept === null) this.#problem = problem;
      else this.#complaint = sentence(problem);
    }
    this.#busy = false;
    this.redraw();
  }
}

function verdict(key, { open, opens }) {
  if (open) return say(`${key}.open`);
  return opens ? say(`${key}.closed`, { time: moment(opens) }) : say(`${key}.closedLong`);
}

customElements.define('hours-form', HoursForm);
