import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { nothing } from '../shared/standing.js';
import { say } from '../shared/words.js';
import { OfficeSection } from './office-section.js';
import { listOf } from './office-state.js';

const PATH = '/api/v1/skills';
const REASONS = ['shopperAsked', 'angry', 'sensitive', 'lowConfidence', 'ambiguous', 'repeatedFailure', 'policy', 'toolFailure', 'modelUnavailable'];

/** Skills by name, who has them, and which reason of a handoff asks for which. Tells `notice` with a sentence. */
class SkillPlan extends OfficeSection {
  failure = 'skills.failed';
  #names = '';
  #reasons = {};

  read() {
    return ask('GET', PATH);
  }

  came({ skills, reasons }) {
    this.#names = skills.map((skill) => skill.name).join(', ');
    this.#reasons = { ...reasons };
  }

  content({ from, skills, version }) {
    return [
      h('p', null, say('skills.why')), h('p', { class: 'soft' }, say(`skills.from.${from}`)),
      h('h2', null, say('skills.who')),
      skills.length === 0 ? nothing('person', say('skills.noneYet'), say('skills.noneWhy')) : h('ul', { class: 'office-list' }, skills.map(skillLine)),
      h('form', { onsubmit: (event) => { event.preventDefault(); this.#save(version); } },
        labelled(say('skills.names'), h('input', { name: 'skills', value: this.#names, autocomplete: 'off', oninput: (event) => this.#write({ names: event.target.value }) })),
        h('fieldset', null, h('legend', null, say('skills.reasons')), h('div', { class: 'fields' }, REASONS.map((reason) => this.#reasonField(reason)))),
        complaint(this.complaint),
        h('div', { class: 'acts' },
          h('button', { class: 'main', type: 'submit', disabled: this.busy }, this.busy ? say('saving') : say('save')),
          from === 'office' && h('button', { type: 'button', class: 'clear', onclick: () => this.#change('DELETE') }, say('skills.clear')))),
    ];
  }

  #reasonField(reason) {
    const chosen = this.#reasons[reason] ?? '';
    const names = [...new Set([...listOf(this.#names), chosen])].filter((name) => name !== '');
    return h('label', { key: reason }, h('span', { class: 'label' }, say(`reasonOf.${reason}`)),
      h('select', { name: reason, value: chosen, onchange: (event) => this.#write({ reasons: { ...this.#reasons, [reason]: event.target.value } }) },
        h('option', { value: '' }, say('skills.any')), names.map((name) => h('option', { value: name, key: name }, name))));
  }

  #write({ names = this.#names, reasons = this.#reasons }) {
    this.#names = names;
    this.#reasons = reasons;
    this.redraw();
  }

  #save(version) {
    const skills = listOf(this.#names);
    const reasons = Object.fromEntries(Object.entries(this.#reasons).filter(([, skill]) => skill !== ''));
    const loose = Object.keys(reasons).find((reason) => !skills.includes(reasons[reason]));
    if (loose) this.complain(say('skills.unknown', { reason: say(`reasonOf.${loose}`) }));
    else this.#change('PUT', { skills, reasons, version });
  }

  #change(method, body) {
    return this.change(async () => {
      await ask(method, PATH, body);
      this.notice(say('skills.saved'));
    });
  }
}

function skillLine({ name, accounts }) {
  return h('li', { key: name },
    h('div', { class: 'stack-tight' }, h('p', { class: 'strong' }, name), h('p', { class: 'soft' }, accounts.length > 0 ? accounts.join(', ') : say('skills.nobody'))));
}

customElements.define('skill-plan', SkillPlan);
