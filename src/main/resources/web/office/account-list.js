import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { icon } from '../shared/icons.js';
import { choice, modal } from '../shared/modal.js';
import { moment } from '../shared/time.js';
import { say, spoken } from '../shared/words.js';
import { OfficeSection } from './office-section.js';
import { listOf, serves } from './office-state.js';
import { question, secretShown } from './secret-dialogs.js';

const PATH = '/api/v1/staff';
const ROLES = ['agent', 'supervisor', 'operator', 'merchant', 'admin'];
/** What one is asked about before it is done, and the words on its button. */
const ASKED_FIRST = { disable: 'accounts.disable', password: 'accounts.newPassword', endSessions: 'accounts.endSessions' };

/** The shop's accounts: made, given roles and skills, closed. Model: `{name, role}` of who looks; tells `notice` with a sentence. */
class AccountList extends OfficeSection {
  failure = 'accounts.failed';
  #open = '';
  #adding = false;
  #sure = null;
  #told = null;

  async read() {
    return (await ask('GET', PATH)).accounts;
  }

  content(accounts, who) {
    return [
      h('div', null, h('button', { class: 'main add', onclick: () => this.#turn({ adding: true }) }, say('accounts.add'))),
      h('ul', { class: 'office-list with-act' }, accounts.map((account) => this.#line(account, who))),
      this.#adding && this.#addForm(who),
      this.#sure && this.#question(this.#sure),
      this.#told && secretShown({ title: say('accounts.firstPassword', { name: this.#told.name }), secret: this.#told.firstPassword, hint: say('accounts.firstHint'), noted: say('accounts.noted'), leave: () => this.#turn({}) }),
    ];
  }

  #line(account, who) {
    const open = this.#open === account.name;
    return h('li', { key: account.name },
      h('div', { class: 'stack-tight' },
        h('p', null, h('span', { class: 'strong' }, account.displayName), h('code', null, account.name)),
        h('div', { class: 'chips' }, chips(account, who)),
        h('p', { class: 'soft' }, presence(account))),
      (who.role === 'admin' || account.role !== 'admin') && this.#editButton(account, open),
      open && this.#editor(account, who));
  }

  #editButton({ name, displayName }, open) {
    const label = open ? `${say('accounts.close')} ${displayName}` : say('accounts.editOf', { name: displayName });
    return h('button', { class: 'quiet', 'aria-expanded': String(open), 'aria-label': label, onclick: () => this.#turn({ open: open ? '' : name }) },
      icon('edit'), open ? say('accounts.close') : say('accounts.edit'));
  }

  #editor(account, who) {
    return h('div', { class: 'edit' },
      h('form', { class: 'stack', onsubmit: (event) => this.#save(event, account) },
        h('div', { class: 'fields' }, roleField(account, who), serves(account.role) && abilityFields(account)),
        complaint(this.complaint),
        h('div', { class: 'acts' },
          h('button', { class: 'main', type: 'submit', disabled: this.busy }, this.busy ? say('saving') : say('save')),
          this.#asking('endSessions', account), this.#asking('password', account),
          account.disabled ? h('button', { type: 'button', onclick: () => this.#act('enable', account) }, say('accounts.enable')) : this.#asking('disable', account, 'stop'))));
  }

  #asking(act, account, kind = null) {
    return h('button', { type: 'button', class: kind, onclick: () => this.#turn({ sure: { act, account } }) }, say(ASKED_FIRST[act]));
  }

  #question({ act, account }) {
    return question({
      title: say(`accounts.sure.${act}`, { name: account.displayName }), complaint: this.complaint, busy: this.busy, words: say(ASKED_FIRST[act]),
      leave: () => this.#turn({}), act: () => this.#act(act, account),
    });
  }

  #addForm(who) {
    const leave = () => this.#turn({});
    return modal({ key: 'add', title: say('accounts.add'), leave, submit: (form) => this.#make(form) },
      nameField('name', 'accounts.name', 'accounts.nameHint'), nameField('displayName', 'accounts.displayName', 'accounts.displayHint'),
      labelled(say('accounts.role'), h('select', { name: 'role' }, rolesFor(who).map((role) => h('option', { value: role }, say(`role.${role}`))))),
      labelled(say('accounts.language'), h('select', { name: 'language' }, ['zh', 'en'].map((tongue) => h('option', { value: tongue, selected: tongue === spoken() }, say(`language.${tongue}`))))),
      complaint(this.complaint),
      choice(leave, say('accounts.make'), { busy: this.busy }));
  }

  #make(form) {
    return this.change(async () => {
      const account = await ask('POST', PATH, Object.fromEntries(form));
      this.#adding = false;
      this.#told = account;
    });
  }

  #act(act, account) {
    return this.change(async () => {
      const changed = await ask('POST', `${PATH}/${account.name}/${act}`);
      this.#sure = null;
      if (act === 'password') this.#told = changed;
      else this.#saved(account);
    });
  }

  #save(event, account) {
    event.preventDefault();
    const form = new FormData(event.target);
    return this.change(async () => {
      if (serves(account.role)) await ask('PATCH', `${PATH}/${account.name}`, abilities(form, account));
      if (form.get('role') !== account.role) await ask('POST', `${PATH}/${account.name}/role`, { role: form.get('role') });
      this.#open = '';
      this.#saved(account);
    });
  }

  #saved({ displayName }) {
    this.notice(say('accounts.saved', { name: displayName }));
  }

  /** Opens an account or one of the dialogs; no two dialogs are open at once. */
  #turn({ open = this.#open, adding = false, sure = null }) {
    this.#open = open;
    this.#adding = adding;
    this.#sure = sure;
    this.#told = null;
    this.complain('');
  }
}

function chips(account, who) {
  return [
    h('span', { class: 'chip' }, say(`role.${account.role}`)),
    account.name === who.name && h('span', { class: 'chip good' }, say('accounts.you')),
    account.disabled && h('span', { class: 'chip bad' }, say('accounts.disabled')),
    account.mustChangePassword && h('span', { class: 'chip late' }, say('accounts.mustChange')),
    account.lockedUntil && h('span', { class: 'chip late' }, say('accounts.locked', { time: moment(account.lockedUntil) })),
    account.demo && h('span', { class: 'chip' }, say('accounts.demo')),
  ];
}

function presence({ sessions, lastSeen }) {
  return [sessions > 0 && say('accounts.sessions', { count: sessions }), lastSeen ? say('accounts.lastSeen', { time: moment(lastSeen) }) : say('accounts.never')].filter(Boolean).join(' · ');
}

function roleField(account, who) {
  const roles = rolesFor(who, account).map((role) => h('option', { value: role, selected: role === account.role }, say(`role.${role}`)));
  return labelled(say('accounts.role'), h('select', { name: 'role', 'aria-describedby': 'role-hint' }, roles), h('span', { class: 'soft', id: 'role-hint' }, say('accounts.roleHint')));
}

/** Admins are made by admins alone. */
function rolesFor(who, account) {
  return ROLES.filter((role) => role !== 'admin' || who.role === 'admin' || account?.role === 'admin');
}

function abilityFields(account) {
  const other = otherTongue(account);
  return [
    labelled(say('accounts.capacity'), h('input', { name: 'capacity', type: 'number', min: '0', max: '50', value: String(account.capacity) })),
    labelled(say('accounts.skills'), h('input', { name: 'skills', value: account.skills.join(', ') })),
    h('label', { class: 'inline' },
      h('input', { type: 'checkbox', name: 'other', checked: account.languages.some((tag) => tag.startsWith(other)) }), say('accounts.alsoSpeaks', { language: say(`language.${other}`) })),
  ];
}

function abilities(form, account) {
  return { skills: listOf(form.get('skills')), capacity: Number(form.get('capacity')), languages: form.get('other') ? [otherTongue(account)] : [] };
}

function otherTongue({ language }) {
  return language.startsWith('zh') ? 'en' : 'zh';
}

function nameField(name, words, hint) {
  return labelled(say(words), h('input', { name, required: true, maxlength: '40', autocapitalize: 'none', autocomplete: 'off', spellcheck: 'false' }), h('span', { class: 'soft' }, say(hint)));
}

customElements.define('account-list', AccountList);
