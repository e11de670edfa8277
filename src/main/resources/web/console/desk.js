import { h } from '../shared/dom.js';
import '../shared/page-notice.js';
import { end } from '../shared/session.js';
import { say } from '../shared/words.js';
import { Alarm } from './alarm.js';
import { DeskActs } from './desk-acts.js';
import { deskBanner, deskBar } from './desk-bar.js';
import { DeskLink } from './desk-link.js';
import { deskLists } from './desk-lists.js';
import { deskPanes, deskSide } from './desk-panes.js';
import { DeskPlaces } from './desk-places.js';
import { DeskQuestions } from './desk-questions.js';
import { callsForAttention } from './desk-state.js';
import { DeskStore } from './desk-store.js';
import { actOf } from './key-map.js';
import { visible } from './pane-state.js';

/** The desk of who is signed in: its parts, how they are drawn, and what the line tells to be seen or heard. */
export class Desk {
  #link;
  #acts;
  #questions;
  #models;
  #alarm = new Alarm();

  /** `before` is the store of the same agent's session before, where there was one; `changed` is called when there is something else to draw. */
  constructor(page, models, changed, before = null) {
    this.store = before ?? new DeskStore();
    this.#models = models;
    this.store.addEventListener('change', changed);
    this.#alarm.addEventListener('change', changed);
    this.#link = new DeskLink(this.store, (name, detail) => this.#heard[name](detail));
    this.#acts = new DeskActs(this.store, this.#link, new DeskPlaces(page), this.#alarm);
    this.#questions = new DeskQuestions(this.store, this.#link, this.#acts);
    this.store.show({ dialog: null });
  }

  end() {
    this.#link.end();
  }

  /** How many chats have room side by side. */
  fit(room) {
    this.store.fold({ ...this.store.desk, room });
  }

  /** A key that was pressed in the page; one that means something here goes no further. */
  key(event) {
    const wanted = actOf(event);
    if (wanted === null) return;
    event.preventDefault();
    this.#acts.do(wanted.act, wanted.key);
  }

  /** Somebody looks at the page. */
  look() {
    this.#acts.panes.seen();
  }

  showCalls() {
    this.#alarm.title(callsForAttention(this.store.desk));
  }

  /** What the line tells once. */
  #heard = {
    refused: () => end('ended'),
    healed: () => this.store.notice(say('link.healed')),
    taken: (frame) => this.store.notice(say('taken.told', frame), true),
    notCarried: ({ code }) => this.store.notice(say(code === 'modelUnavailable' ? 'translate.away' : 'translate.asWritten'), true),
    whispered: () => this.#alarm.wordsCame(),
    waiting: () => this.#alarm.somebodyWaits(),
    said: ({ inSight }) => inSight || this.#alarm.wordsCame(),
  };

  tree() {
    const { desk, ui } = this.store;
    const turnTo = (status) => this.#link.handling.status(status);
    const open = desk.panes.some((pane) => pane !== null);
    const standing = [open && 'open', visible(desk).length > 1 && 'beside', ui.side && 'with-side'].filter(Boolean);
    return [
      deskBar(desk, this.#alarm, this.#acts, turnTo),
      deskBanner(desk, () => this.#link.retry(), () => turnTo('online')),
      h('main', { id: 'main', tabindex: '-1', class: ['desk', ...standing].join(' ') },
        h('h1', { class: 'unseen' }, say('page.console')),
        h('page-notice', { class: 'notice-place', role: 'status', model: ui.notice, onlapsed: () => this.store.show({ notice: null }) }),
        deskLists(this.store, this.#models, this.#acts),
        deskPanes(this.store, this.#models, this.#acts, this.#link),
        open && deskSide(this.store, this.#models, this.#acts)),
      this.#questions.open(),
    ];
  }
}
