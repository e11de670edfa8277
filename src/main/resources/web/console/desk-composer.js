import { size } from '../shared/code-points.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { TYPES, filesOf, pictureTray, wordFor } from './desk-pictures.js';
import { replyList } from './desk-replies.js';
import { matching } from './reply-matching.js';
import { tongueOf } from './tongue.js';

const LONGEST = 4000;
const COUNT_FROM = 3600;
const TYPING_LASTS_MS = 3000;

/**
 * Where the agent writes. Model: `{id, text, pictures, suggestion, draft, drafts, replies, carried, tongue, chatTongue, translated}`:
 * `draft` says that the words are the AI's, `fresh` or `edited`, `drafts` whether the server writes any; `replies` are the kept ones,
 * `chatTongue` the language in which they are to be said; `tongue` is the language the shopper writes, `carried` the reply in it,
 * `translated` whether it is carried over without being asked. Tells `write` (text), `use` (text), `send` (text), `attach` (files),
 * `detach` (key), `suggest`, `discard`, `carry` (text, to), `reply` (the kept one), `replies` (to see all), `typing` (on).
 */
class DeskComposer extends View {
  #typingEnds = 0;
  #at = 0;
  #shut = null;

  tree(model) {
    if (model === null) return null;
    const drafting = model.suggestion !== null && !model.suggestion.done;
    const found = this.#found(model);
    return h('form', {
      class: `composer${model.draft ? ' draft' : ''}`, ondragover: (event) => this.#over(event), ondrop: (event) => this.#files(event, event.dataTransfer),
      onpaste: (event) => this.#files(event, event.clipboardData), onsubmit: (event) => { event.preventDefault(); this.#send(); },
    },
      model.draft && this.#draftLine(model),
      found && replyList({ found, at: this.#at, tongue: model.chatTongue, pick: (reply) => this.#pick(reply) }),
      this.#field(model, found, drafting),
      this.#carried(model),
      pictureTray(model.pictures, model.id, (key) => this.tell('detach', { key })),
      model.translated && this.#carries(model) && h('p', { class: 'soft small carries', role: 'status' }, say(`translate.goes.${model.tongue}`)),
      h('div', { class: 'spread' }, this.#tools(model, drafting),
        h('span', { class: 'row' }, counter(size(model.text)), h('button', { class: 'main', type: 'submit', disabled: !sendable(model) }, icon('send'), say('composer.send')))));
  }

  #draftLine({ draft, suggestion }) {
    const sources = suggestion?.sources ?? [];
    return h('div', { class: 'draft-line', role: 'status' }, icon('spark'),
      h('span', { class: 'strong' }, draft === 'edited' ? say('composer.draftEdited') : say('composer.draft')),
      sources.length > 0 && h('span', { class: 'soft' }, say('message.sources') + say('colon') + sources.map((source) => source.title ?? source).join(say('comma'))),
      h('button', { type: 'button', class: 'link', onclick: () => this.tell('discard') }, say('composer.discard')));
  }

  #field({ text }, found, drafting) {
    const listed = found?.length > 0;
    return h('textarea', {
      class: 'reply', rows: '3', 'aria-label': say('composer.label'), placeholder: say('composer.placeholder'), value: text, readonly: drafting,
      'aria-autocomplete': 'list', 'aria-controls': listed && 'reply-list', 'aria-activedescendant': listed && `reply-${this.#at}`,
      oninput: (event) => this.#write(event.target.value), onkeydown: (event) => this.#key(event),
    });
  }

  #tools(model, drafting) {
    const choose = () => this.querySelector('.picture-files').click();
    return h('span', { class: 'row' },
      model.drafts && h('button', { type: 'button', class: 'suggest', disabled: drafting, onclick: () => this.tell('suggest') }, icon('spark'), drafting ? say('composer.suggesting') : say('composer.suggest')),
      h('input', { type: 'file', class: 'picture-files', hidden: true, multiple: true, accept: TYPES.join(','), 'aria-label': say('pictures.add'), tabindex: '-1', onchange: (event) => this.#chosen(event.target) }),
      h('button', { type: 'button', class: 'tool add-picture', 'aria-label': say('pictures.add'), title: say('pictures.add'), onclick: choose }, icon('picture')),
      h('button', { type: 'button', class: 'quiet kept', onclick: () => this.tell('replies') }, icon('note'), say('replies.open')),
      !model.translated && this.#carries(model) && this.#carryButton(model, drafting));
  }

  #carryButton({ text, tongue, carried }, drafting) {
    const busy = carried?.busy === true;
    return h('button', { type: 'button', class: 'carry', disabled: drafting || busy, onclick: () => this.tell('carry', { text: text.trim(), to: tongue }) },
      busy ? say('translate.busy') : say(`translate.to.${tongue}`));
  }

  /** Words that are not in the shopper's language may be carried over. */
  #carries(model) {
    const own = tongueOf(model.text);
    return !model.text.startsWith('/') && model.tongue !== null && own !== null && own !== model.tongue;
  }

  #carried({ carried, text, tongue }) {
    if (!carried?.text || carried.of !== text.trim()) return null;
    return h('div', { class: 'translation', role: 'status' },
      h('span', { class: 'soft small' }, say('translate.preview')), h('p', { class: 'words', lang: tongue }, carried.text),
      h('button', { type: 'button', class: 'link use', onclick: () => this.tell('use', { text: carried.text }) }, say('translate.use')));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typingEnds);
  }

  /** The kept replies that the words so far call for; null where they call for none, or the list was shut. */
  #found({ text, replies, chatTongue }) {
    const found = this.#shut === text ? null : matching(replies, text, chatTongue);
    this.#at = found === null ? 0 : Math.min(this.#at, Math.max(0, found.length - 1));
    return found;
  }

  #pick(reply) {
    this.#at = 0;
    this.tell('reply', { reply });
  }

  /** @return whether the key was meant for the list */
  #inList(event, found) {
    switch (event.key) {
      case 'ArrowDown': case 'ArrowUp':
        this.#at = found.length === 0 ? 0 : (this.#at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length;
        break;
      case 'Escape': this.#shut = this.model.text; break;
      case 'Enter': case 'Tab':
        if (event.isComposing || found.length === 0) return false;
        event.preventDefault();
        this.#pick(found[this.#at]);
        return true;
      default: return false;
    }
    event.preventDefault();
    this.redraw();
    return true;
  }

  #write(text) {
    this.#at = 0;
    this.#shut = null;
    this.tell('write', { text });
    if (this.#typingEnds === 0) this.tell('typing', { on: true });
    clearTimeout(this.#typingEnds);
    this.#typingEnds = setTimeout(() => this.#stopTyping(), TYPING_LASTS_MS);
  }

  #stopTyping() {
    if (this.#typingEnds === 0) return;
    clearTimeout(this.#typingEnds);
    this.#typingEnds = 0;
    this.tell('typing', { on: false });
  }

  #key(event) {
    const found = this.model === null ? null : this.#found(this.model);
    if (found !== null && !event.altKey && this.#inList(event, found)) return;
    if (event.key === 'Escape') {
      event.target.blur();
      return;
    }
    // Enter that ends the choice of a character in an input method is not meant for us.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    if (!sendable(this.model)) return;
    this.#stopTyping();
    this.tell('send', { text: this.model.text.trim() || wordFor(this.model.chatTongue) });
  }

  /** A file may be dropped here; words are the browser's own matter. */
  #over(event) {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  #files(event, transfer) {
    const files = filesOf(transfer);
    if (files.length === 0) return;
    event.preventDefault();
    this.tell('attach', { files });
  }

  #chosen(input) {
    this.tell('attach', { files: [...input.files] });
    input.value = '';
    this.querySelector('.reply').focus();
  }
}

/** How much is left, or too much; near the limit only. */
function counter(length) {
  if (length <= COUNT_FROM) return null;
  if (length <= LONGEST) return h('span', { class: 'soft number' }, say('composer.left', { count: LONGEST - length }));
  return h('span', { class: 'error number' }, say('composer.tooLong', { count: length - LONGEST }));
}

/** Words or a picture, all of it there, and nothing that is still being drafted. */
function sendable({ text, pictures, suggestion }) {
  const ready = pictures.every((picture) => picture.id !== null);
  return ready && (text.trim() !== '' || pictures.length > 0) && size(text) <= LONGEST && (suggestion === null || suggestion.done);
}

customElements.define('desk-composer', DeskComposer);
