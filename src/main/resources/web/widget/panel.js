// The open chat: header, messages, what is going on, and where to write.

import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { h, icon, iconButton } from './dom.js';
import { Log } from './log.js';
import { speaker } from './messages.js';
import { waitingSince } from './state.js';
import { sheet } from './styles.js';

export { Chat, sheet };

export class Panel {
  #frame = 0;

  /**
   * @param {Chat} chat
   * @param {{words: object, locale: string, shop: ?string, product: () => ?{id: string, name: string}, forget: () => void,
   *   productUrl: ?string, close: () => void, tell: (name: string, detail: object) => boolean}} host
   */
  constructor(chat, host) {
    this.chat = chat;
    this.host = host;
    this.words = host.words;
    this.element = this.#build();
    this.changed = () => {
      this.#frame ||= requestAnimationFrame(() => this.render());
    };
    this.heard = (event) => this.#announce(event.detail);
    this.chat.addEventListener('change', this.changed);
    this.chat.addEventListener('event', this.heard);
  }

  /** Builds nothing new: lets go of the chat. */
  release() {
    cancelAnimationFrame(this.#frame);
    this.chat.removeEventListener('change', this.changed);
    this.chat.removeEventListener('event', this.heard);
  }

  focus() {
    matchMedia('(pointer: coarse)').matches ? this.title.focus() : this.composer.focus();
  }

  /** After a button that is gone: back to where one writes, without calling up a phone's keyboard. */
  #settle() {
    matchMedia('(pointer: coarse)').matches ? this.log.view.focus({ preventScroll: true }) : this.composer.focus();
  }

  suggest(text) {
    this.composer.suggest(text);
  }

  render() {
    this.#frame = 0;
    const { state } = this.chat;
    this.log.render(state);
    this.#renderHead(state);
    this.#renderStrips(state);
    this.#renderFoot(state);
    this.#read();
  }

  toEnd() {
    this.log.toEnd();
  }

  #build() {
    const { words, host } = this;
    this.log = new Log(this.#shown());
    this.composer = new Composer(
      words,
      {
        say: (text, attachments) => {
          this.chat.say(text, attachments);
          this.log.toEnd();
        },
        typing: (on) => this.chat.typing(on),
        upload: (file, progress, signal) => this.chat.files.upload(file, progress, signal),
      },
      `${this.chat.keep.key}:line`,
    );
    this.title = h('h2', { tabindex: -1, id: 'title' });
    this.who = h('p', { class: 'speaker', role: 'status' });
    this.person = h('button', { type: 'button', class: 'call', onclick: () => this.#callPerson() }, icon('person'), words.person);
    this.strip = h('div', { class: 'strips' });
    this.quick = h('div', { class: 'quick', role: 'group', 'aria-label': words.entrances });
    this.about = h('div', { class: 'about', hidden: true });
    this.live = h('div', { class: 'unseen', 'aria-live': 'polite' });
    const menu = this.#menu();
    return h(
      'section',
      { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', lang: host.locale, onkeydown: (event) => this.#key(event) },
      h('div', { class: 'head' }, h('div', { class: 'bar' }, h('span', { class: 'mark', 'aria-hidden': 'true' }, '二'), this.title, menu, iconButton('close', words.closePanel, () => host.close())), h('div', { class: 'bar second' }, this.who, this.person)),
      this.log.element,
      this.strip,
      h('div', { class: 'foot' }, this.quick, this.about, this.composer.element),
      this.live,
    );
  }

  #shown() {
    const { chat, host, words } = this;
    return {
      words,
      locale: host.locale,
      chat,
      product: () => host.product()?.name,
      productUrl: host.productUrl,
      choose: (option, choice) => {
        chat.choose(option, choice);
        this.log.toEnd();
        this.#settle();
      },
      vote: (seq, helpful) => chat.feedback(seq, helpful),
      person: () => this.#callPerson(),
      rate: (score, comment) => chat.rate(score, comment),
      retry: (id) => chat.retry(id),
      discard: (id) => chat.discard(id),
      again: () => chat.fresh(),
      earlier: (event) => chat.earlier().catch(() => (event.target.textContent = words.earlierFailed)),
      atEnd: () => this.#read(),
      viewProduct: (card, event) => host.tell('productopen', { id: card.id }) || event.preventDefault(),
      askProduct: (card) => {
        host.tell('productask', { id: card.id, name: card.title });
        this.#settle();
      },
    };
  }

  #menu() {
    const { words } = this;
    const item = (label, act) => h('button', { type: 'button', onclick: () => (toggle(false), act()) }, label);
    const list = h('div', { class: 'menu-list', hidden: true });
    const button = iconButton('more', words.more, () => toggle(list.hidden), { 'aria-expanded': 'false' });
    const toggle = (open) => {
      const { closed } = this.chat.state;
      list.replaceChildren(closed ? item(words.newChat, () => this.chat.fresh()) : item(words.endChat, () => this.chat.end()));
      list.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
      (open ? list.firstElementChild : button).focus();
    };
    this.shutMenu = () => !list.hidden && (toggle(false), true);
    const shell = h('div', { class: 'menu' }, button, list);
    shell.addEventListener('focusout', (event) => {
      if (!list.hidden && event.relatedTarget && !shell.contains(event.relatedTarget)) {
        list.hidden = true;
        button.setAttribute('aria-expanded', 'false');
      }
    });
    return shell;
  }

  #key(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      this.shutMenu() || this.host.close();
    }
    if (event.key === 'Tab' && matchMedia('(max-width: 480px)').matches) {
      this.#keepInside(event);
    }
  }

  /** On a phone the panel is the whole screen: Tab goes round in it. */
  #keepInside(event) {
    const all = [...this.element.querySelectorAll('button, input, textarea, a[href], [tabindex="0"]')].filter((each) => each.offsetParent && !each.disabled);
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (this.element.getRootNode().activeElement === edge) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0]).focus();
    }
  }

  #callPerson() {
    const { state } = this.chat;
    const calling = state.outbox.some((item) => item.frame.type === 'human');
    if (!calling && (state.owner.kind === 'bot' || state.closed)) {
      this.chat.human();
      this.log.toEnd();
    }
  }

  #renderHead({ owner, closed, link, away, conversation, events, outbox, shop }) {
    const { words } = this;
    setText(this.title, this.host.shop || shop || words.panel);
    const down = link.status === 'waiting' || link.status === 'refused' || away;
    const ai = events.findLast((event) => event.author?.kind === 'ai')?.author ?? { kind: 'ai', name: owner.kind === 'bot' ? owner.name : '' };
    const text = down
      ? away && link.reason !== 'offline'
        ? words.awayShort
        : words.offlineShort
      : !conversation
        ? words.connecting
        : closed
          ? words.ended
          : owner.kind === 'none'
            ? words.waiting
            : words.serving(speaker(owner.kind === 'agent' ? owner : ai, words));
    setText(this.who, text);
    const called = !closed && (owner.kind !== 'bot' || outbox.some((item) => item.frame.type === 'human'));
    this.who.className = `speaker ${down ? 'down' : owner.kind}`;
    this.person.setAttribute('aria-disabled', String(called));
    this.person.title = called ? words.personBusy : words.person;
  }

  #renderStrips(state) {
    const { words, chat } = this;
    const waiting = waitingSince(state);
    const kept = state.outbox.filter((item) => item.text !== undefined && !item.failed).length;
    const parts = [];
    if (state.link.status === 'waiting' || state.link.status === 'refused' || state.away) {
      const lost = state.away ? words.away(kept) : words.reconnecting(kept);
      const says = { offline: words.offline(kept), full: words.full }[state.link.reason] ?? (state.link.status === 'refused' ? words.refused : lost);
      parts.push(['offline', says, words.tryNow, () => chat.restart()]);
    } else if (waiting) {
      const request = state.events.find((event) => event.seq === waiting);
      const leaving = state.outbox.some((item) => item.frame.seq === waiting && !item.failed);
      const back = leaving ? null : request?.options?.find((option) => option.id === 'backToBot');
      const says = state.queue ? words.queue(state.queue) : words.queueUnknown;
      parts.push(['queue', says, back?.label, () => chat.choose(back.id, { label: back.label, seq: waiting })]);
    }
    const signature = JSON.stringify(parts);
    if (this.strip.signature !== signature) {
      this.strip.signature = signature;
      this.strip.replaceChildren(
        ...parts.map(([kind, says, act, onclick]) =>
          h('div', { class: `strip ${kind}`, role: 'status' }, icon('clock'), h('p', {}, says), act ? h('button', { type: 'button', class: 'quiet', onclick }, act) : null),
        ),
      );
    }
  }

  #renderFoot(state) {
    const { words, host, chat } = this;
    const about = host.product();
    const signature = JSON.stringify([state.entrances, state.events.length > 0, about]);
    this.composer.placeholder = state.closed ? words.composeClosed : words.compose;
    if (this.quick.signature === signature) {
      return;
    }
    this.quick.signature = signature;
    this.quick.hidden = !state.events.length || !state.entrances.length;
    this.quick.replaceChildren(
      ...state.entrances.map(({ name, label }) =>
        h('button', { type: 'button', class: 'chip', onclick: () => (chat.choose(name, { label }), this.log.toEnd()) }, label),
      ),
    );
    this.about.hidden = !about;
    this.about.replaceChildren(...(about ? [icon('bag'), h('span', {}, `${words.about} `, h('strong', {}, about.name)), iconButton('close', words.forget, () => host.forget())] : []));
  }

  /** A message is seen when its end was on screen in a page that somebody looks at. */
  #read() {
    if (this.element.isConnected && !this.element.hidden && document.visibilityState === 'visible' && this.log.atEnd) {
      this.chat.seen();
    }
  }

  /** Read aloud once, when it is complete; drafts never are. */
  #announce(event) {
    if (event.author?.kind !== 'shopper' && event.text) {
      this.live.append(h('p', {}, `${speaker(event.author, this.words)}: ${event.text}`));
      while (this.live.children.length > 3) {
        this.live.firstElementChild.remove();
      }
    }
  }
}

const setText = (element, text) => element.textContent === text || (element.textContent = text);
