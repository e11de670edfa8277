import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import { known, say } from '../shared/words.js';

/** The service entrances, each open or closed, with what is said while it is closed. Tells `notice` with a sentence. */
class EntranceSwitches extends View {
  #entrances = null;
  #problem = null;
  #complaints = {};

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  tree() {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('entrances.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#read() }, say('tryAgain')));
    if (this.#entrances === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    return [h('p', null, say('entrances.why')), h('ul', { class: 'office-list with-act' }, this.#entrances.map((one) => this.#line(one)))];
  }

  #line(one) {
    const label = known(`entranceName.${one.name}`) ? say(`entranceName.${one.name}`) : one.name;
    return h('li', { key: one.name },
      h('div', { class: 'stack-tight' }, h('p', null, h('span', { class: 'strong' }, label), h('span', { class: `chip ${one.on ? 'good' : 'late'}` }, say(one.on ? 'entrances.on' : 'entrances.off')))),
      h('label', { class: 'inline' }, h('input', { type: 'checkbox', role: 'switch', checked: one.on, 'aria-label': say('entrances.switchOf', { name: label }), onchange: (event) => this.#save({ ...one, on: event.target.checked }, label) })),
      !one.on && h('form', { class: 'edit', onsubmit: (event) => { event.preventDefault(); const form = new FormData(event.target); this.#save({ ...one, instead: form.get('instead'), zh: form.get('zh') ?? one.zh, en: form.get('en') ?? one.en }, label); } },
        h('label', null, h('span', { class: 'label' }, say('entrances.instead')), h('select', { name: 'instead', value: one.instead, onchange: (event) => this.#keep({ ...one, instead: event.target.value }) }, h('option', { value: 'words' }, say('entrances.words')), h('option', { value: 'person' }, say('entrances.person')))),
        one.instead === 'words' && h('div', { class: 'fields' }, ['zh', 'en'].map((tongue) => h('label', { key: tongue }, h('span', { class: 'label' }, say(`entrances.${tongue}`)), h('input', { name: tongue, lang: tongue, maxlength: '300', placeholder: say('entrances.usual'), value: one[tongue] ?? '', oninput: (event) => this.#keep({ ...one, [tongue]: event.target.value }) })))),
        h('p', { class: 'error', role: 'alert' }, this.#complaints[one.name] ?? ''),
        h('div', { class: 'acts' }, h('button', { type: 'submit' }, say('save')))));
  }

  #keep(changed) {
    this.#entrances = this.#entrances.map((one) => (one.name === changed.name ? changed : one));
    this.redraw();
  }

  async #save({ name, on, instead, zh, en }, label) {
    this.#complaints = {};
    try {
      this.#keep(await ask('PUT', `/api/v1/entrances/${name}`, { on, instead, zh, en }));
      this.tell('notice', { text: say('entrances.saved', { name: label }) });
    } catch (problem) {
      this.#complaints = { [name]: sentence(problem) };
      this.redraw();
    }
  }

  async #read() {
    try {
      this.#entrances = (await ask('GET', '/api/v1/entrances')).entrances;
      this.#problem = null;
    } catch (problem) {
      this.#problem = problem;
    }
    this.redraw();
  }
}

customElements.define('entrance-switches', EntranceSwitches);
