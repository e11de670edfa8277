import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { say, wordsFor } from '../shared/words.js';
import { OfficeSection } from './office-section.js';

const PATH = '/api/v1/entrances';

/** The service entrances, each open or closed, with what is said while it is closed. Tells `notice` with a sentence. */
class EntranceSwitches extends OfficeSection {
  failure = 'entrances.failed';
  #entrances = [];
  #complaints = {};

  async read() {
    return (await ask('GET', PATH)).entrances;
  }

  came(entrances) {
    this.#entrances = entrances;
  }

  content(entrances) {
    return [h('p', null, say('entrances.why')), h('ul', { class: 'office-list with-act' }, entrances.map((one) => this.#line(one)))];
  }

  #line(one) {
    const name = wordsFor('entranceName', one.name);
    const switched = (event) => this.#save({ ...one, on: event.target.checked });
    return h('li', { key: one.name },
      h('div', { class: 'stack-tight' },
        h('p', null, h('span', { class: 'strong' }, name), h('span', { class: `chip ${one.on ? 'good' : 'late'}` }, say(one.on ? 'entrances.on' : 'entrances.off')))),
      h('label', { class: 'inline' }, h('input', { type: 'checkbox', role: 'switch', checked: one.on, 'aria-label': say('entrances.switchOf', { name }), onchange: switched })),
      !one.on && this.#whileClosed(one));
  }

  #whileClosed(one) {
    return h('form', { class: 'edit', onsubmit: (event) => this.#submit(event, one) },
      labelled(say('entrances.instead'), h('select', { name: 'instead', value: one.instead, onchange: (event) => this.#write({ ...one, instead: event.target.value }) },
        h('option', { value: 'words' }, say('entrances.words')), h('option', { value: 'person' }, say('entrances.person')))),
      one.instead === 'words' && h('div', { class: 'fields' }, ['zh', 'en'].map((tongue) => this.#wordsIn(tongue, one))),
      complaint(this.#complaints[one.name] ?? ''),
      h('div', { class: 'acts' }, h('button', { type: 'submit' }, say('save'))));
  }

  #wordsIn(tongue, one) {
    const written = (event) => this.#write({ ...one, [tongue]: event.target.value });
    return h('label', { key: tongue }, h('span', { class: 'label' }, say(`entrances.${tongue}`)),
      h('input', { name: tongue, lang: tongue, maxlength: '300', placeholder: say('entrances.usual'), value: one[tongue] ?? '', oninput: written }));
  }

  #write(changed) {
    this.keep(this.#entrances.map((one) => (one.name === changed.name ? changed : one)));
  }

  #submit(event, one) {
    event.preventDefault();
    const form = new FormData(event.target);
    return this.#save({ ...one, instead: form.get('instead'), zh: form.get('zh') ?? one.zh, en: form.get('en') ?? one.en });
  }

  async #save({ name, on, instead, zh, en }) {
    this.#complaints = {};
    try {
      this.#write(await ask('PUT', `${PATH}/${name}`, { on, instead, zh, en }));
      this.notice(say('entrances.saved', { name: wordsFor('entranceName', name) }));
    } catch (problem) {
      this.#complaints = { [name]: sentence(problem) };
      this.redraw();
    }
  }
}

customElements.define('entrance-switches', EntranceSwitches);
