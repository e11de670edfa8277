import { ask, sentence } from './api.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { begin } from './session.js';
import { View } from './view.js';
import { say, speakAsAccount } from './words.js';

/** The door of a staff page. Model: `{page, ended}`; `page` is console, studio or office. A success begins the session. */
class SignIn extends View {
  #problem = null;
  #busy = false;

  tree(model) {
    return h('form', { class: 'card stack', onsubmit: (event) => this.#submit(event), 'aria-busy': this.#busy && 'true' },
      icon('cup'),
      h('h1', null, say('signInTo', { page: say(`page.${model?.page ?? 'console'}`) })),
      model?.ended && h('p', { role: 'status' }, say('sessionEnded')),
      h('label', null, h('span', { class: 'label' }, say('name')),
        h('input', { name: 'name', autocomplete: 'username', required: true, autocapitalize: 'none', spellcheck: 'false' })),
      h('label', null, h('span', { class: 'label' }, say('password')),
        h('input', { name: 'password', type: 'password', autocomplete: 'current-password', required: true })),
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
      begin(signedIn);
      this.#busy = false;
    } catch (problem) {
      this.#show(false, problem);
      this.querySelector('input[name=password]')?.select();
    }
  }

  #show(busy, problem) {
    this.#busy = busy;
    this.#problem = problem;
    this.redraw();
  }
}

customElements.define('sign-in', SignIn);
