// Where the shopper writes: grows to four lines, counts near the limit, takes a picture, keeps what was typed.

import { TEXT_LIMIT } from './chat.js';
import { h, icon, iconButton } from './dom.js';

const COUNT_FROM = 3600;
const TYPING_EVERY_MS = 3000;
const TYPING_OFF_MS = 5000;

export class Composer {
  #pictures = []; // {id, name, element}
  #busy = 0;
  #typedAt = 0;
  #idle = 0;

  /**
   * @param {object} words
   * @param {{say: (text, attachments) => void, typing: (on) => void, upload: (file) => Promise<string>}} out
   * @param {string} keepAs where a reload finds the text again
   */
  constructor(words, out, keepAs) {
    this.words = words;
    this.out = out;
    this.keepAs = keepAs;
    this.input = h('textarea', {
      rows: 1,
      'aria-label': words.compose,
      placeholder: words.compose,
      enterkeyhint: 'send',
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
    });
    this.count = h('p', { class: 'count', 'aria-live': 'polite' });
    this.file = h('input', { type: 'file', accept: 'image/jpeg,image/png,image/webp,image/heic', hidden: true, tabindex: -1, 'aria-hidden': 'true', onchange: () => this.#pick() });
    this.pictureButton = iconButton('picture', words.picture, () => this.file.click(), { hidden: true });
    this.sendButton = h('button', { type: 'submit', class: 'send', 'aria-label': words.send, title: words.send }, icon('send'));
    this.tray = h('div', { class: 'tray' });
    this.element = h(
      'form',
      { class: 'composer', onsubmit: (event) => this.#submit(event) },
      this.tray,
      this.count,
      h('div', { class: 'line' }, this.pictureButton, this.file, this.input, this.sendButton),
    );
    this.input.value = read(keepAs);
    this.#fit();
  }

  set takesPictures(yes) {
    this.pictureButton.hidden = !yes;
  }

  set placeholder(text) {
    this.input.placeholder = text;
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  /** Puts words in, for the shopper to finish and send. */
  suggest(text) {
    this.input.value = text;
    write(this.keepAs, text);
    this.#fit();
    this.focus();
  }

  #typed() {
    this.#fit();
    write(this.keepAs, this.input.value);
    const now = Date.now();
    if (this.input.value && now - this.#typedAt > TYPING_EVERY_MS) {
      this.#typedAt = now;
      this.out.typing(true);
    }
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#still(), TYPING_OFF_MS);
  }

  #still() {
    clearTimeout(this.#idle);
    if (this.#typedAt) {
      this.#typedAt = 0;
      this.out.typing(false);
    }
  }

  /** Enter sends; while an input method composes, Enter belongs to it (229 is what Safari says of that key). */
  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      this.#submit(event);
    }
  }

  #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (this.#busy) {
      this.#say(this.words.pictureBusy);
      return;
    }
    if ((!text && !this.#pictures.length) || length(text) > TEXT_LIMIT) {
      this.focus();
      return;
    }
    this.out.say(text || this.words.pictureWord, this.#pictures.map((picture) => picture.id));
    this.#still();
    this.input.value = '';
    write(this.keepAs, '');
    this.#pictures = [];
    this.tray.replaceChildren();
    this.#fit();
    this.focus();
  }

  #fit() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 4 * 24 + 20)}px`;
    const size = length(this.input.value.trim());
    const over = size > TEXT_LIMIT;
    this.count.classList.toggle('over', over);
    this.#say(over ? this.words.over(size - TEXT_LIMIT) : size >= COUNT_FROM ? this.words.left(TEXT_LIMIT - size) : '');
    this.sendButton.setAttribute('aria-disabled', String(over || (!size && !this.#pictures.length)));
  }

  #say(text) {
    this.count.textContent = text;
  }

  async #pick() {
    const file = this.file.files[0];
    this.file.value = '';
    if (!file) {
      return;
    }
    this.#busy++;
    this.#say(this.words.pictureBusy);
    try {
      const id = await this.out.upload(file);
      this.#fit();
      this.#add(id, file);
    } catch (error) {
      this.#say(this.words[error.message] ?? this.words.pictureFailed);
    } finally {
      this.#busy--;
    }
  }

  #add(id, file) {
    const picture = { id };
    const remove = iconButton('close', this.words.removePicture, () => {
      this.#pictures = this.#pictures.filter((each) => each !== picture);
      picture.element.remove();
      this.#fit();
      this.focus();
    });
    picture.element = h('span', { class: 'thumb' }, h('span', { class: 'name' }, file.name), remove);
    this.#pictures.push(picture);
    this.tray.append(picture.element);
    this.#fit();
    this.focus();
  }
}

const length = (text) => [...text].length;

function read(key) {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key, text) {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // No storage: a reload loses the unsent line, as in any text field.
  }
}
