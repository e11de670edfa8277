import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { modal } from '../shared/modal.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { say, spoken } from '../shared/words.js';
import { listOf, serves } from './office-state.js';

const ROLES = ['agent', 'supervisor', 'operator', 'merchant', 'admin'];

/** The shop's accounts: made, given roles and skills, closed. Model: `{name, role}` of who looks; tells `notice` with a sentence. */
class AccountList extends View {
  #accounts = null;
  #problem = null;
  #open = '';
  #adding = false;
  #sure = null;
  #told = null;
  #complaint = '';
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  tree(model) {
    if (model === null) return null;
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('accounts.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#read() }, say('tryAgain')));
    if (this.#accounts === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'), h('i'));
    return [
      h('div', null, h('button', { class: 'main add', onclick: () => this.#turn({ adding: true }) }, say('accounts.add'))),
      h('ul', { class: 'office-list with-act' }, this.#accounts.map((account) => this.#line(account, model))),
      this.#adding && this.#addForm(model),
      this.#sure && this.#question(),
      this.#told && modal({ key: 'told', title: say('accounts.firstPassword', { name: this.#told.name }), leave: () => this.#turn({ told: null }) }, h('p', { class: 'secret' }, this.#told.firstPassword), h('p', null, say('accounts.firstHint')), h('div', { class: 'acts' }, h('button', { class: 'main', onclick: () => this.#turn({ told: null }) }, say('accounts.noted')))),
    ];
  }

  #line(account, model) {
    const open = this.#open === account.name;
    return h('li', { key: account.name },
      h('div', { class: 'stack-tight' },
        h('p', null, h('span', { class: 'strong' }, account.displayName), h('code', null, account.name)),
        h('div', { class: 'chips' },
          h('span', { class: 'chip' }, say(`role.${account.role}`)), account.name === model.name && h('span', { class: 'chip good' }, say('accounts.you')),
          account.disabled && h('span', { class: 'chip bad' }, say('accounts.disabled')), account.mustChangePassword && h('span', { class: 'chip late' }, say('accounts.mustChange')),
          account.lockedUntil && h('span', { class: 'chip late' }, say('accounts.locked', { time: moment(account.lockedUntil) })), account.demo && h('span', { class: 'chip' }, say('accounts.demo'))),
        h('p', { class: 'soft' }, account.sessions > 0 ? say('accounts.sessions', { count: account.sessions }) : '', account.sessions > 0 && ' · ', account.lastSeen ? say('accounts.lastSeen', { time: moment(account.lastSeen) }) : say('accounts.never'))),
      (model.role === 'admin' || account.role !== 'admin') && h('button', { class: 'quiet', 'aria-expanded': open ? 'true' : 'false', 'aria-label': open ? `${say('accounts.close')} ${account.displayName}` : say('accounts.editOf', { name: account.displayName }), onclick: () => this.#turn({ open: open ? '' : account.name }) }, icon('edit'), open ? say('accounts.close') : say('accounts.edit')),
      open && this.#editor(account, model));
  }

  #editor(account, model) {
    const other = account.language.startsWith('zh') ? 'en' : 'zh';
    const ask_ = (act) => this.#turn({ sure: { act, account } });
    return h('div', { class: 'edit' },
      h('form', { class: 'stack', onsubmit: (event) => this.#save(event, account) },
        h('div', { class: 'fields' },
          h('label', null, h('span', { class: 'label' }, say('accounts.role')), h('select', { name: 'role', 'aria-describedby': 'role-hint' }, rolesFor(model, account).map((role) => h('option', { value: role, selected: role === account.role }, say(`role.${role}`)))), h('span', { class: 'soft', id: 'role-hint' }, say('accounts.roleHint'))),
          serves(account.role) && h('label', null, h('span', { class: 'label' }, say('accounts.capacity')), h('input', { name: 'capacity', type: 'number', min: '0', max: '50', value: String(account.capacity) })),
          serves(account.role) && h('label', null, h('span', { class: 'label' }, say('accounts.skills')), h('input', { name: 'skills', value: account.skills.join(', ') })),
          serves(account.role) && h('label', { class: 'inline' }, h('input', { type: 'checkbox', name: 'other', checked: account.languages.some((tag) => tag.startsWith(other)) }), say('accounts.alsoSpeaks', { language: say(`accounts.${other}`) }))),
        h('p', { class: 'error', role: 'alert' }, this.#complaint),
        h('div', { class: 'acts' },
          h('button', { class: 'main', type: 'submit', disabled: this.#busy }, this.#busy ? say('saving') : say('save')),
          h('button', { type: 'button', onclick: () => ask_('endSessions') }, say('accounts.endSessions')),
          h('button', { type: 'button', onclick: () => ask_('password') }, say('accounts.newPassword')),
          account.disabled ? h('button', { type: 'button', onclick: () => this.#act('enable', account) }, say('accounts.enable')) : h('button', { type: 'button', class: 'stop', onclick: () => ask_('disable') }, say('accounts.disable')))));
  }

  #addForm(model) {
    const field = (name, words, hint) => h('label', null, h('span', { class: 'label' }, say(words)), h('input', { name, required: true, maxlength: '40', autocapitalize: 'none', autocomplete: 'off', spellcheck: 'false' }), h('span', { class: 'soft' }, say(hint)));
    return modal({ key: 'add', title: say('accounts.add'), leave: () => this.#turn({ adding: false }), submit: (form) => this.#make(form) },
      field('name', 'accounts.name', 'accounts.nameHint'), field('displayName', 'accounts.displayName', 'accounts.displayHint'),
      h('label', null, h('span', { class: 'label' }, say('accounts.role')), h('select', { name: 'role' }, rolesFor(model).map((role) => h('option', { value: role }, say(`role.${role}`))))),
      h('label', null, h('span', { class: 'label' }, say('accounts.language')), h('select', { name: 'language' }, ['zh', 'en'].map((tongue) => h('option', { value: tongue, selected: tongue === spoken() }, say(`accounts.${tongue}`))))),
      h('p', { class: 'error', role: 'alert' }, this.#complaint),
      h('div', { class: 'acts' }, h('button', { type: 'button', onclick: () => this.#turn({ adding: false }) }, say('cancel')), h('button', { class: 'main', type: 'submit', disabled: this.#busy }, say('accounts.make'))));
  }

  #question() {
    const { act, account } = this.#sure;
    return modal({ key: 'sure', title: say(`accounts.sure.${act}`, { name: account.displayName }), leave: () => this.#turn({ sure: null }) },
      this.#complaint && h('p', { class: 'error', role: 'alert' }, this.#complaint),
      h('div', { class: 'acts' }, h('button', { onclick: () => this.#turn({ sure: null }) }, say('cancel')), h('button', { class: 'stop', disabled: this.#busy, onclick: () => this.#act(act, account) }, say(act === 'disable' ? 'accounts.disable' : act === 'password' ? 'accounts.newPassword' : 'accounts.endSessions'))));
  }

  #make(form) {
    return this.#change(async () => {
      const account = await ask('POST', '/api/v1/staff', Object.fromEntries(form));
      this.#adding = false;
      this.#told = account;
    });
  }

  #act(act, account) {
    return this.#change(async () => {
      const changed = await ask('POST', `/api/v1/staff/${account.name}/${act}`);
      this.#sure = null;
      if (act === 'password') this.#told = changed;
      else this.tell('notice', { text: say('accounts.saved', { name: account.displayName }) });
    });
  }

  #save(event, account) {
    event.preventDefault();
    const form = new FormData(event.target);
    return this.#change(async () => {
      if (serves(account.role)) await ask('PATCH', `/api/v1/staff/${account.name}`, abilities(form, account));
      if (form.get('role') !== account.role) await ask('POST', `/api/v1/staff/${account.name}/role`, { role: form.get('role') });
      this.#open = '';
      this.tell('notice', { text: say('accounts.saved', { name: account.displayName }) });
    });
  }

  async #change(work) {
    this.#busy = true;
    this.#complaint = '';
    this.redraw();
    try {
      await work();
      await this.#read();
    } catch (problem) {
      this.#complaint = sentence(problem);
    }
    this.#busy = false;
    this.redraw();
  }

  #turn({ open = this.#open, adding = this.#adding, sure = this.#sure, told = this.#told }) {
    this.#open = open;
    this.#adding = adding;
    this.#sure = sure;
    this.#told = told;
    this.#complaint = '';
    this.redraw();
  }

  async #read() {
    try {
      this.#accounts = (await ask('GET', '/api/v1/staff')).accounts;
      this.#problem = null;
    } catch (problem) {
      this.#problem = problem;
    }
    this.redraw();
  }
}

/** Admins are made by admins alone. */
function rolesFor(model, account) {
  return ROLES.filter((role) => role !== 'admin' || model.role === 'admin' || account?.role === 'admin');
}

function abilities(form, account) {
  const other = account.language.startsWith('zh') ? 'en' : 'zh';
  return { skills: listOf(form.get('skills')), capacity: Number(form.get('capacity')), languages: form.get('other') ? [other] : [] };
}

customElements.define('account-list', AccountList);
