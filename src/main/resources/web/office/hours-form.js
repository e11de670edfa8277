import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { icon } from '../shared/icons.js';
import { moment } from '../shared/time.js';
import { say } from '../shared/words.js';
import { OfficeSection } from './office-section.js';
import { DAYS, hoursBody, spansText } from './office-state.js';

const PATH = '/api/v1/hours';
const PREVIEW_AFTER_MS = 400;
const NEW_HOLIDAY = Object.freeze({ from: '', to: '', open: '' });

/** When people serve, each day and on holidays, with what it would mean now before it is saved. Tells `notice`. */
class HoursForm extends OfficeSection {
  failure = 'hours.failed';
  #week = {};
  #holidays = [];
  #preview = null;
  #timer = 0;

  read() {
    return ask('GET', PATH);
  }

  came({ week, holidays }) {
    clearTimeout(this.#timer);
    this.#week = Object.fromEntries(DAYS.map((day) => [day, spansText(week[day])]));
    this.#holidays = holidays.map(({ from, to, open }) => ({ from, to, open: spansText(open) }));
    this.#preview = null;
  }

  content(kept) {
    return [
      h('p', { class: `verdict ${kept.open ? 'good' : 'know'}` }, icon(kept.open ? 'check' : 'bell'), h('span', { class: 'strong' }, verdict('hours', kept))),
      h('p', { class: 'soft' }, say(`hours.from.${kept.from}`), ' · ', say('hours.zone', { zone: kept.timezone })),
      h('form', { onsubmit: (event) => { event.preventDefault(); this.#save(kept.version); } },
        this.#weekFields(), this.#holidayFields(),
        h('p', { class: 'preview soft', role: 'status' }, this.#preview ? verdict('hours.preview', this.#preview) : ''),
        complaint(this.complaint),
        h('div', { class: 'acts' },
          h('button', { class: 'main', type: 'submit', disabled: this.busy }, this.busy ? say('saving') : say('save')),
          kept.from === 'office' && h('button', { type: 'button', class: 'clear', onclick: () => this.#change('DELETE') }, say('hours.clear')))),
    ];
  }

  #weekFields() {
    const field = (day) => h('label', { key: day }, h('span', { class: 'label' }, say(`day.${day}`)),
      h('input', { name: day, value: this.#week[day], autocomplete: 'off', oninput: (event) => this.#write({ week: { ...this.#week, [day]: event.target.value } }) }));
    return h('fieldset', { 'aria-describedby': 'hours-hint' }, h('legend', null, say('hours.week')),
      h('p', { class: 'soft', id: 'hours-hint' }, say('hours.hint')),
      h('div', { class: 'hours-days' }, DAYS.map(field)));
  }

  #holidayFields() {
    const add = () => this.#write({ holidays: [...this.#holidays, NEW_HOLIDAY] });
    return h('fieldset', null, h('legend', null, say('hours.holidays')),
      h('div', { class: 'stack' },
        this.#holidays.map((holiday, index) => this.#holiday(holiday, index)),
        h('div', null, h('button', { type: 'button', class: 'add-holiday', onclick: add }, say('hours.addHoliday')))));
  }

  #holiday(holiday, index) {
    const written = (name) => (event) => this.#write({ holidays: this.#holidays.map((one, at) => (at === index ? { ...one, [name]: event.target.value } : one)) });
    const field = (name, type, words) => labelled(say(words), h('input', { type, value: holiday[name], autocomplete: 'off', oninput: written(name) }));
    const remove = () => this.#write({ holidays: this.#holidays.filter((_, at) => at !== index) });
    return h('div', { class: 'holiday' },
      field('from', 'date', 'hours.holidayFrom'), field('to', 'date', 'hours.holidayTo'), field('open', 'text', 'hours.holidayOpen'),
      h('button', { type: 'button', class: 'quiet', 'aria-label': say('hours.removeHoliday', { count: index + 1 }), onclick: remove }, say('hours.remove')));
  }

  #write({ week = this.#week, holidays = this.#holidays }) {
    this.#week = week;
    this.#holidays = holidays;
    this.complain('');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PREVIEW_AFTER_MS);
  }

  /** What is half written has no preview; a complaint comes when it is to be saved. */
  async #look() {
    const { body } = hoursBody(this.#week, this.#holidays);
    this.#preview = body ? await ask('POST', `${PATH}/preview`, body).catch(() => null) : null;
    this.redraw();
  }

  #save(version) {
    const { body, complaint: wrong, values } = hoursBody(this.#week, this.#holidays);
    if (wrong) this.complain(say(wrong, values));
    else this.#change('PUT', { ...body, version });
  }

  #change(method, body) {
    clearTimeout(this.#timer);
    return this.change(async () => {
      await ask(method, PATH, body);
      this.notice(say('hours.saved'));
    });
  }
}

function verdict(key, { open, opens }) {
  if (open) return say(`${key}.open`);
  return opens ? say(`${key}.closed`, { time: moment(opens) }) : say(`${key}.closedLong`);
}

customElements.define('hours-form', HoursForm);
