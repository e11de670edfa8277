import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { session } from '../shared/session.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';

const SHORTEST = 10;

/** Changes the password of who is signed in. Tells `notice` when it is done. */
class PasswordForm extends View {
  #problem = '';
  #busy = false;

  tree() {
    return h('form', { class: 'stack password', onsubmit: (event) => this.#submit(event) },
      h('h2', null, say('account.password')),
      h('input', { class: 'unseen', name: 'name', autocomplete: 'username', tabindex: '-1', 'aria-hidden': 'true', value: session()?.name ?? '', readonly: true }),
      field('old', 'account.old', 'current-password'),
      field('new', 'account.new', 'new-password', SHORTEST), h('p', { class: 'soft' }, say('account.hint')),
      field('again', 'account.again', 'new-password', SHORTEST),
      complaint(this.#problem),
      h('div', null, h('button', { class: 'main', type: 'submit', disabled: this.#busy }, this.#busy ? say('saving') : say('account.save'))));
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.target;
    const entries = new FormData(form);
    if (entries.get('new') !== entries.get('again')) return this.#show(false, say('problem.passwordsDiffer'));
    this.#show(true, '');
    try {
      await ask('POST', '/api/v1/password', { old: entries.get('old'), new: entries.get('new') });
      form.reset();
      this.#show(false, '');
      this.tell('notice', { text: say('account.done') });
    } catch (problem) {
      this.#show(false, isWrongOld(problem) ? say('account.wrongOld') : sentence(problem));
    }
    return undefined;
  }

  #show(busy, problem) {
    this.#busy = busy;
    this.#problem = problem;
    this.redraw();
  }
}

function isWrongOld({ code, detail }) {
  return code === 'badCredentials' || (code === 'forbidden' && detail.startsWith('old'));
}

function field(name, words, autocomplete, shortest) {
  return labelled(say(words), h('input', { type: 'password', name, autocomplete, required: true, minlength: shortest }));
}

customElements.define('password-form', PasswordForm);
