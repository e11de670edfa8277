// The messages: rows keyed by event, so that an answer takes the place of its own draft and nothing else moves.

import { h, icon, reconcile } from './dom.js';
import { clock } from './money.js';
import { messageRow } from './messages.js';
import { openOffer, thinking, unrated } from './state.js';
import { ratingView } from './rating.js';

/** This near to the end counts as at the end. */
const NEAR = 32;
/** Between the end of a card that is shown whole and the end of the view. */
const CARD_GAP = 12;
/** A pause this long gets its own time line. */
const PAUSE_MS = 10 * 60 * 1000;
/** Faults that the same words would meet again. */
const NOT_AGAIN = new Set(['badField', 'textTooLong', 'tooLarge', 'idReused']);

export class Log {
  #grown = 0;
  #stuck = true; // the reader is at the end and wants to stay there

  /** @param {object} shown what rows need: words, locale, chat and the acts of the panel */
  constructor(shown) {
    this.shown = shown;
    this.rows = h('div', { class: 'rows-of-log' });
    this.view = h('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': shown.words.panel, tabindex: 0, onscroll: () => this.#scrolled() }, this.rows);
    this.pill = h('button', { type: 'button', class: 'pill', hidden: true, onclick: () => this.toEnd() }, icon('down'), shown.words.fresh);
    this.element = h('div', { class: 'log-frame' }, this.view, this.pill);
    const sizes = new ResizeObserver(() => this.#stuck && this.toEnd());
    sizes.observe(this.view); // a strip or a longer line below takes room
    sizes.observe(this.rows); // a picture came, a form opened
  }

  get atEnd() {
    return this.view.scrollTop >= this.view.scrollHeight - this.view.clientHeight - NEAR;
  }

  toEnd() {
    this.#stuck = true;
    this.view.scrollTop = this.view.scrollHeight;
    this.pill.hidden = true;
  }

  render(state) {
    const anchor = this.#anchor();
    const before = new Set(this.rows.children);
    reconcile(this.rows, this.#items(state));
    if (anchor?.row.isConnected) {
      this.view.scrollTop += anchor.row.offsetTop - anchor.top;
    }
    this.#follow(before, state.events.length > 0);
  }

  #scrolled() {
    this.#stuck = this.atEnd;
    if (this.#stuck) {
      this.pill.hidden = true;
      this.shown.atEnd();
    }
  }

  /** The row that is being read: it stays where it is whatever comes above it. */
  #anchor() {
    const row = [...this.rows.children].find((each) => each.offsetTop + each.offsetHeight > this.view.scrollTop);
    return row && { row, top: row.offsetTop };
  }

  /** At the end we go along, yet never past the first line of the newest row, except to show a card whole. */
  #follow(before, begun) {
    const { view, rows } = this;
    const grown = view.scrollHeight;
    if (this.#stuck) {
      const first = [...rows.children].find((row) => !before.has(row)) ?? rows.lastElementChild;
      const card = [...rows.lastElementChild.querySelectorAll('.card')].at(-1);
      const whole = card && card.offsetHeight <= view.clientHeight ? card.getBoundingClientRect().bottom - view.getBoundingClientRect().bottom + view.scrollTop + CARD_GAP : 0;
      view.scrollTop = Math.max(view.scrollTop, Math.min(grown - view.clientHeight, Math.max(first.offsetTop, whole)));
      this.#stuck = this.atEnd;
    }
    if (grown > this.#grown && !this.#stuck && begun) {
      this.pill.hidden = false;
    }
    this.#grown = grown;
  }

  #items(state) {
    const { shown } = this;
    const context = { ...shown, state, offer: openOffer(state), latest: state.events.findLast((event) => event.kind === 'answered')?.seq };
    return [
      ...this.#opening(state),
      ...this.#said(state, context),
      ...this.#leaving(state),
      ...this.#drafts(state),
      ...this.#busy(state),
      ...(unrated(state) ? [{ key: 'rating', signature: shown.words.rate, fill: () => ({ class: 'row system', nodes: [ratingView(shown)] }) }] : []),
    ];
  }

  #opening(state) {
    const { words, product, choose, earlier } = this.shown;
    if (!state.conversation && state.away) {
      return [{ key: 'away', signature: words.awayStart, fill: () => ({ class: 'row system', nodes: [h('p', {}, words.awayStart)] }) }];
    }
    if (!state.conversation) {
      return [{ key: 'skeleton', signature: 'skeleton', fill: () => ({ class: 'row skeleton', nodes: [h('span'), h('span'), h('span')] }) }];
    }
    if (state.firstSeq > 1) {
      return [{ key: 'earlier', signature: `${state.firstSeq}`, fill: () => ({ class: 'row system', nodes: [h('button', { type: 'button', class: 'quiet', onclick: earlier }, words.earlier)] }) }];
    }
    const about = product();
    const chips = state.entrances.map((entrance) =>
      h('button', { type: 'button', class: 'chip', onclick: () => choose(entrance.name, { label: entrance.label }) }, entrance.label),
    );
    const text = about && !state.events.length ? words.greetingFor(about) : words.greeting(state.events.length > 0);
    return [
      { key: 'notice', signature: state.notice, fill: () => ({ class: 'row system notice', nodes: [state.notice ? h('p', {}, state.notice) : null] }) },
      {
        key: 'greeting',
        signature: JSON.stringify([text, state.entrances, state.events.length > 0]),
        fill: () => ({ class: 'row ai first', nodes: [h('p', { class: 'who' }, words.ai()), h('div', { class: 'bubble' }, h('p', { class: 'prose' }, text)), state.events.length ? null : h('div', { class: 'chips', role: 'group', 'aria-label': words.entrances }, chips)] }),
      },
    ];
  }

  #said(state, context) {
    const items = [];
    let before = null;
    for (const event of state.events) {
      if (!before || Date.parse(event.at) - Date.parse(before.at) > PAUSE_MS) {
        items.push(this.#timeLine(event));
      }
      items.push(messageRow(event, before, context));
      before = event;
    }
    return items;
  }

  #timeLine(event) {
    const { locale } = this.shown;
    return { key: `at:${event.seq}`, signature: locale, fill: () => ({ class: 'row system', nodes: [h('time', { datetime: event.at }, clock(event.at, locale))] }) };
  }

  /** What is on its way; a frame without text, such as the call for a person, shows nowhere here. */
  #leaving(state) {
    const { words, retry, discard, again } = this.shown;
    const down = state.link.status !== 'open';
    return state.outbox
      .filter((item) => item.text !== undefined)
      .map((item) => ({
        key: `me:${item.id}`,
        signature: JSON.stringify([item.failed, item.acked, down, state.away]),
        fill: () => {
          const bubble = h('div', { class: `bubble${item.failed ? ' failed' : ' leaving'}` }, h('p', { class: 'prose' }, item.text));
          const says = item.failed ? (words.failed[item.failed] ?? words.failed.other) : state.away && !item.acked ? words.held : down ? words.kept : words.sending;
          const acts = item.failed
            ? [
                NOT_AGAIN.has(item.failed) ? null : h('button', { type: 'button', class: 'quiet', onclick: () => (item.failed === 'closed' ? again() : retry(item.id)) }, item.failed === 'closed' ? words.newChat : words.retry),
                h('button', { type: 'button', class: 'quiet', onclick: () => discard(item.id) }, words.discard),
              ]
            : [];
          return { class: 'row mine', nodes: [bubble, h('p', { class: `fate${item.failed ? ' fault' : ''}` }, says, acts)] };
        },
      }));
  }

  #drafts(state) {
    const { words } = this.shown;
    return Object.entries(state.drafts).map(([turn, text]) => ({
      key: `turn:${turn}`,
      signature: text,
      fill: () => ({ class: 'row ai first', nodes: [h('p', { class: 'who' }, words.ai()), h('div', { class: 'bubble draft' }, h('p', { class: 'prose' }, text, h('span', { class: 'cursor' })))] }),
    }));
  }

  #busy(state) {
    const { words } = this.shown;
    const agent = state.typing && state.typing.kind !== 'shopper' ? state.typing : null;
    const text = agent ? words.typing(agent.kind === 'agent' ? words.agent(agent.name) : words.ai(agent.name)) : thinking(state) ? words.thinking : '';
    const dots = () => h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
    return text ? [{ key: 'busy', signature: text, fill: () => ({ class: 'row busy', nodes: [dots(), h('span', {}, text)] }) }] : [];
  }
}
