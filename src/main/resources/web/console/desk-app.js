import { h } from '../shared/dom.js';
import '../shared/page-notice.js';
import { SameModels } from '../shared/same-models.js';
import { end, session, sessions } from '../shared/session.js';
import '../shared/sign-in.js';
import '../shared/top-bar.js';
import { View } from '../shared/view.js';
import { say, speech } from '../shared/words.js';
import { Alarm } from './alarm.js';
import { DeskActs } from './desk-acts.js';
import { deskBanner, deskBar } from './desk-bar.js';
import { keepDrafts } from './desk-drafts.js';
import { DeskLink } from './desk-link.js';
import { deskLists } from './desk-lists.js';
import { deskPanes, deskSide } from './desk-panes.js';
import { DeskPlaces } from './desk-places.js';
import { DeskQuestions } from './desk-questions.js';
import { callsForAttention } from './desk-state.js';
import { DeskStore } from './desk-store.js';
import { actOf } from './key-map.js';
import { visible } from './pane-state.js';

/** From which widths on two and three chats have room side by side. */
const COLUMNS = [matchMedia('(min-width: 1600px)'), matchMedia('(min-width: 2200px)')];

/** The console as a whole: holds the one state and draws its parts; keys and what the line tells go to where they are minded. */
class DeskApp extends View {
  #store = null;
  #link = null;
  #acts = null;
  #questions = null;
  #ended = false;
  #alarm = new Alarm();
  #models = new SameModels();
  #places = new DeskPlaces(this);

  connectedCallback() {
    this.#begin();
    sessions.addEventListener('change', (event) => this.#sessionChanged(event.detail.reason));
    speech.addEventListener('change', () => this.#showCalls());
    this.#alarm.addEventListener('change', () => this.redraw());
    document.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('visibilitychange', () => this.#look());
    for (const query of COLUMNS) query.addEventListener('change', () => this.#roomChanged());
    this.#sessionChanged('start');
    super.connectedCallback();
  }

  /** A state in which nobody has done anything yet. */
  #begin() {
    this.#store = new DeskStore();
    this.#store.addEventListener('change', () => this.#changed());
    this.#roomChanged();
  }

  #sessionChanged(reason) {
    this.#link?.end();
    this.#link = this.#acts = this.#questions = null;
    if (reason === 'signedOut') this.#forget();
    if (session() !== null) this.#serve();
    this.#ended = reason === 'ended';
    this.#store.show({ dialog: null });
  }

  /** What belongs to who signed out; an answer that is still under way finds nobody. */
  #forget() {
    keepDrafts({});
    this.#begin();
  }

  #serve() {
    this.#link = new DeskLink(this.#store, (name, detail) => this.#heard[name](detail));
    this.#acts = new DeskActs(this.#store, this.#link, this.#places, this.#alarm);
    this.#questions = new DeskQuestions(this.#store, this.#link, this.#acts);
  }

  #roomChanged() {
    this.#store.fold({ ...this.#store.desk, room: 1 + COLUMNS.filter((query) => query.matches).length });
  }

  #changed() {
    this.dataset.zone = this.#store.desk.zone;
    this.#showCalls();
    this.redraw();
  }

  #showCalls() {
    this.#alarm.title(callsForAttention(this.#store.desk));
  }

  /** What the line tells once, to be seen or heard. */
  #heard = {
    refused: () => end('ended'),
    healed: () => this.#store.notice(say('link.healed')),
    taken: (frame) => this.#store.notice(say('taken.told', frame), true),
    notCarried: ({ code }) => this.#store.notice(say(code === 'modelUnavailable' ? 'translate.away' : 'translate.asWritten'), true),
    whispered: () => this.#alarm.wordsCame(),
    waiting: () => this.#alarm.somebodyWaits(),
    said: ({ inSight }) => inSight || this.#alarm.wordsCame(),
  };

  #key(event) {
    if (this.#acts === null || document.querySelector('dialog[open]')) return;
    const wanted = actOf(event);
    if (wanted === null) return;
    event.preventDefault();
    this.#acts.do(wanted.act, wanted.key);
  }

  #look() {
    if (document.visibilityState === 'visible') this.#acts?.panes.seen();
  }

  tree() {
    return session() === null || this.#acts === null ? this.#door() : this.#desk();
  }

  #door() {
    return [
      h('top-bar', { model: this.#models.same('bar', { page: 'console' }) }),
      h('main', { id: 'main', tabindex: '-1' }, h('sign-in', { model: this.#models.same('door', { page: 'console', ended: this.#ended }) })),
    ];
  }

  #desk() {
    const { desk, ui } = this.#store;
    const turnTo = (status) => this.#link.handling.status(status);
    const open = desk.panes.some((pane) => pane !== null);
    const standing = [open && 'open', visible(desk).length > 1 && 'beside', ui.side && 'with-side'].filter(Boolean);
    return [
      deskBar(desk, this.#alarm, this.#acts, turnTo),
      deskBanner(desk, () => this.#link.retry(), () => turnTo('online')),
      h('main', { id: 'main', tabindex: '-1', class: ['desk', ...standing].join(' ') },
        h('h1', { class: 'unseen' }, say('page.console')),
        h('page-notice', { class: 'notice-place', role: 'status', model: ui.notice, onlapsed: () => this.#store.show({ notice: null }) }),
        deskLists(this.#store, this.#models, this.#acts),
        deskPanes(this.#store, this.#models, this.#acts, this.#link),
        open && deskSide(this.#store, this.#models, this.#acts)),
      this.#questions.open(),
    ];
  }
}

customElements.define('desk-app', DeskApp);
