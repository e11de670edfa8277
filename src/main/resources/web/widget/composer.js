// Where the shopper writes: grows to four lines, counts near the limit, takes a picture, keeps what was typed.

import { TEXT_LIMIT } from './chat.js';
import { h, icon, iconButton } from './dom.js';

const COUNT_FROM = 3600;
const PICTURES = 4; // as many as the server lets one message carry
const TYPING_EVERY_MS = 3000;
const TYPING_OFF_MS = 5000;

export class Composer {
  #pictures = []; // {file, id: null while it goes up, element, stop}
  #typedAt = 0;
  #idle = 0;

  /**
   * @param {object} words
   * @param {{say: (text, attachments) => void, typing: (on) => void, upload: (file, progress, signal) => Promise<string>}} out
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
    this.file = h('input', { type: 'file', multiple: true, accept: 'image/jpeg,image/png,image/webp,image/heic', hidden: true, tabindex: -1, 'aria-hidden': 'true', onchange: () => this.#pick() });
    this.pictureButton = iconButton('picture', words.picture, () => this.file.click());
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
    if (this.#pictures.some((picture) => !picture.id)) {
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
    this.#pictures.forEach((picture) => this.#drop(picture));
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
    this.sendButton.setAttribute('aria-disabled', String(over || (!size && !this.#pictures.length) || this.#pictures.some((picture) => !picture.id)));
  }

  #say(text) {
    this.count.textContent = text;
  }

  #pick() {
    const files = [...this.file.files];
    this.file.value = '';
    const room = PICTURES - this.#pictures.length;
    files.slice(0, room).forEach((file) => this.#add(file));
    this.#fit();
    if (files.length > room) {
      this.#say(this.words.picturesAtOnce(PICTURES));
    }
  }

  /** Shows it at once and sends it up meanwhile; one that fails stays with its reason, to be tried again or taken away. */
  #add(file) {
    const { words } = this;
    const stop = new AbortController();
    const picture = { file, id: null, stop };
    const shown = URL.createObjectURL(file);
    const image = h('img', { src: shown, alt: file.name, onerror: () => image.replaceWith(icon('picture')) });
    const bar = h('progress', { max: 1, value: 0, 'aria-label': words.pictureGoing });
    const fault = h('p', { class: 'fault', role: 'alert' });
    const again = h('button', { type: 'button', class: 'quiet', hidden: true, onclick: () => send() }, words.retry);
    const remove = iconButton('close', words.removePicture, () => {
      stop.abort();
      this.#drop(picture);
      this.#fit();
      this.focus();
    });
    picture.free = () => URL.revokeObjectURL(shown);
    picture.element = h('span', { class: 'thumb' }, h('span', { class: 'look' }, image, bar), h('span', { class: 'says' }, h('span', { class: 'name' }, file.name), fault, again), remove);
    this.#pictures.push(picture);
    this.tray.append(picture.element);
    const send = async () => {
      bar.hidden = false;
      again.hidden = true;
      fault.textContent = '';
      picture.element.classList.remove('failed');
      try {
        picture.id = await this.out.upload(file, (share) => (bar.value = share), stop.signal);
      } catch (error) {
        picture.element.classList.add('failed');
        fault.textContent = words[error.message] ?? words.pictureFailed;
        again.hidden = error.message !== 'pictureFailed';
      }
      bar.hidden = true;
      this.#fit();
    };
    send();
  }

  #drop(picture) {
    this.#pictures = this.#pictures.filter((each) => each !== picture);
    picture.element.remove();
    picture.free();
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
