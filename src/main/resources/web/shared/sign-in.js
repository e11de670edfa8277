import { Problem, ask, sentence } from './api.js';
import { h } from './dom.js';
import { labelled } from './fields.js';
import { icon } from './icons.js';
import { begin } from './session.js';
import { View } from './view.js';
import { say, speakAsAccount } from './words.js';

const SHORTEST = 10;

/**
 * The door of a staff page. Model: `{page, ended}`; `page` is console, studio or office. A success begins the session; who was given
 * a first password chooses an own one before.
 */
class SignIn extends View {
  #problem = null;
  #busy = false;
  #first = null;

  tree(model) {
    if (this.#first) return this.#ownPassword();
    return h('form', { key: 'door', class: 'card stack', onsubmit: (event) => this.#submit(event), 'aria-busy': this.#busy && 'true' },
      icon('cup'),
      h('h1', null, say('signInTo', { page: say(`page.${model?.page ?? 'console'}`) })),
      model?.ended && h('p', { role: 'status' }, say('sessionEnded')),
      labelled(say('name'), h('input', { name: 'name', autocomplete: 'username', required: true, autocapitalize: 'none', spellcheck: 'false' })),
      labelled(say('password'), h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true })),
      h('p', { class: 'error', role: 'alert', hidden: this.#problem === null }, this.#problem ? sentence(this.#problem) : ''),
      h('button', { class: 'main', type: 'submit', disabled: this.#busy }, this.#busy ? say('signingIn') : say('signIn')),
      h('p', { class: 'soft small' }, say('signInHint')));
  }

  async #submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.#show(true, null);
    try {
      const signedIn = await ask('POST', '/api/v1/login', { name: form.get('name').trim(), password: form.get('password') });
      speakAsAccount(signedIn.language);
      if (signedIn.mustChangePassword) {
        this.#first = { signedIn, given: form.get('password') };
        this.#show(false, null);
        this.querySelector('input[name=new]')?.focus();
        return;
      }
      begin(signedIn);
      this.#busy = false;
    } catch (problem) {
      this.#show(false, problem);
      this.querySelector('input[name=password]')?.select();
    }
  }

  #ownPassword() {
    const field = (name, words) => labelled(say(words), h('input', { type: 'password', name, autocomplete: 'new-password', required: true, minlength: SHORTEST }));
    return h('form', { key: 'own', class: 'card stack', onsubmit: (event) => this.#choose(event), 'aria-busy': this.#busy && 'true' },
      icon('cup'),
      h('h1', null, say('firstPassword')),
      h('p', null, say('firstPasswordWhy')),
      field('new', 'account.new'), h('p', { class: 'soft' }, say('account.hint')), field('again', 'account.again'),
      h('p', { class: 'error', role: 'alert', hidden: this.#problem === null }, this.#problem ? sentence(this.#problem) : ''),
      h('button', { class: 'main', type: 'submit', disabled: this.#busy }, this.#busy ? say('saving') : say('firstPasswordSave')));
  }

  async #choose(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    if (form.get('new') !== form.get('again')) return this.#show(false, new Problem('passwordsDiffer'));
    this.#show(true, null);
    const { signedIn, given } = this.#first;
    try {
      await ask('POST', '/api/v1/password', { old: given, new: form.get('new') }, { token: signedIn.token });
      this.#first = null;
      begin({ ...signedIn, mustChangePassword: false });
      this.#busy = false;
    } catch (problem) {
      this.#show(false, problem);
    }
    return undefined;
  }

  #show(busy, problem) {
    this.#busy = busy;
    this.#problem = problem;
    this.redraw();
  }
}

customElements.define('sign-in', SignIn);
