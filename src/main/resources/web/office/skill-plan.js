import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { listOf } from './office-state.js';

const REASONS = ['shopperAsked', 'angry', 'sensitive', 'lowConfidence', 'ambiguous', 'repeatedFailure', 'policy', 'toolFailure', 'modelUnavailable'];

/** Skills by name, who has them, and which reason of a handoff asks for which. Tells `notice` with a sentence. */
class SkillPlan extends View {
  #plan = null;
  #names = '';
  #reasons = {};
  #problem = null;
  #complaint = '';
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.#change(() => ask('GET', '/api/v1/skills'));
  }

  tree() {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('skills.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#change(() => ask('GET', '/api/v1/skills')) }, say('tryAgain')));
    if (this.#plan === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    const names = listOf(this.#names);
    return [
      h('p', null, say('skills.why')), h('p', { class: 'soft' }, say(`skills.from.${this.#plan.from}`)),
      h('h2', null, say('skills.who')),
      this.#plan.skills.length === 0 ? h('div', { class: 'empty' }, icon('person'), h('strong', null, say('skills.noneYet')), h('p', null, say('skills.noneWhy'))) : h('ul', { class: 'office-list' }, this.#plan.skills.map((skill) => h('li', { key: skill.name }, h('div', { class: 'stack-tight' }, h('p', { class: 'strong' }, skill.name), h('p', { class: 'soft' }, skill.accounts.length > 0 ? skill.accounts.join(', ') : say('skills.nobody')))))),
      h('form', { onsubmit: (event) => { event.preventDefault(); this.#save(names); } },
        h('label', null, h('span', { class: 'label' }, say('skills.names')), h('input', { name: 'skills', value: this.#names, autocomplete: 'off', oninput: (event) => { this.#names = event.target.value; this.redraw(); } })),
        h('fieldset', null, h('legend', null, say('skills.reasons')), h('div', { class: 'fields' }, REASONS.map((reason) => h('label', { key: reason }, h('span', { class: 'label' }, say(`reasonOf.${reason}`)), h('select', { name: reason, value: this.#reasons[reason] ?? '', onchange: (event) => { this.#reasons = { ...this.#reasons, [reason]: event.target.value }; } }, h('option', { value: '' }, say('skills.any')), [...new Set([...names, this.#reasons[reason] ?? ''])].filter((name) => name !== '').map((name) => h('option', { value: name, key: name }, name))))))),
        h('p', { class: 'error', role: 'alert' }, this.#complaint),
        h('div', { class: 'acts' }, h('button', { class: 'main', type: 'submit', disabled: this.#busy }, this.#busy ? say('saving') : say('save')), this.#plan.from === 'office' && h('button', { type: 'button', class: 'clear', onclick: () => this.#change(() => ask('DELETE', '/api/v1/skills'), say('skills.saved')) }, say('skills.clear')))),
    ];
  }

  #save(names) {
    const reasons = Object.fromEntries(Object.entries(this.#reasons).filter(([, skill]) => skill !== ''));
    const loose = Object.entries(reasons).find(([, skill]) => !names.includes(skill));
    if (loose) {
      this.#complaint = say('skills.unknown', { reason: say(`reasonOf.${loose[0]}`) });
      this.redraw();
      return;
    }
    this.#change(() => ask('PUT', '/api/v1/skills', { skills: names, reasons, version: this.#plan.version }), say('skills.saved'));
  }

  async #change(work, notice = '') {
    this.#busy = true;
    this.#complaint = '';
    this.redraw();
    try {
      this.#plan = await work();
      this.#names = this.#plan.skills.map((skill) => skill.name).join(', ');
      this.#reasons = { ...this.#plan.reasons };
      this.#problem = null;
      if (notice) this.tell('notice', { text: notice });
    } catch (problem) {
      if (this.#plan === null) this.#problem = problem;
      else this.#complaint = sentence(problem);
    }
    this.#busy = false;
    this.redraw();
  }
}

customElements.define('skill-plan', SkillPlan);
