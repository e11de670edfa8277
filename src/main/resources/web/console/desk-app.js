import { Problem } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { SameModels } from '../shared/same-models.js';
import { session, sessions } from '../shared/session.js';
import '../shared/sign-in.js';
import { failed, loading } from '../shared/standing.js';
import '../shared/top-bar.js';
import { View } from '../shared/view.js';
import { say, speech } from '../shared/words.js';
import { keepDrafts } from './desk-drafts.js';

/** From which widths on two and three chats have room side by side. */
const COLUMNS = [matchMedia('(min-width: 1600px)'), matchMedia('(min-width: 2200px)')];

/** The console's page: the door, which comes first, and behind it the desk, which is fetched meanwhile. */
class DeskApp extends View {
  #desk = null;
  #before = null;
  #ended = false;
  #away = false;
  #models = new SameModels();

  connectedCallback() {
    super.connectedCallback();
    sessions.addEventListener('change', (event) => this.#sessionChanged(event.detail.reason));
    speech.addEventListener('change', () => this.#title());
    document.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('visibilitychange', () => this.#look());
    for (const query of COLUMNS) query.addEventListener('change', () => this.#fit());
    this.#sessionChanged('start');
  }

  #sessionChanged(reason) {
    this.#desk?.end();
    this.#before = this.#desk?.store ?? this.#before;
    this.#desk = null;
    if (reason === 'signedOut') this.#forget();
    this.#ended = reason === 'ended';
    this.redraw();
    this.#title();
    this.#fetchDesk();
  }

  /** What belongs to who signed out; an answer that is still under way finds nobody. */
  #forget() {
    keepDrafts({});
    this.#before = null;
  }

  async #fetchDesk() {
    this.#away = false;
    try {
      const { Desk } = await import('./desk.js');
      if (session() !== null && this.#desk === null) this.#serve(Desk);
    } catch {
      this.#away = true;
      this.redraw();
    }
  }

  #serve(Desk) {
    this.#desk = new Desk(this, this.#models, this.#changed, this.#before);
    this.#fit();
    this.#changed();
  }

  // One function for good, so that a store that is taken over tells it once.
  #changed = () => {
    this.dataset.zone = this.#desk?.store.desk.zone ?? '';
    this.#title();
    this.redraw();
  };

  #title() {
    if (this.#desk) this.#desk.showCalls();
    else document.title = `${say('page.console')} · ${say('brand')}`;
  }

  #fit() {
    this.#desk?.fit(1 + COLUMNS.filter((query) => query.matches).length);
  }

  #key(event) {
    if (!document.querySelector('dialog[open]')) this.#desk?.key(event);
  }

  #look() {
    if (document.visibilityState === 'visible') this.#desk?.look();
  }

  tree() {
    if (session() === null) return this.#page(h('sign-in', { model: this.#models.same('door', { page: 'console', ended: this.#ended }) }));
    if (this.#desk !== null) return this.#desk.tree();
    return this.#page(this.#away ? failed(say('link.lost'), new Problem('offline'), () => location.reload()) : loading(4));
  }

  #page(content) {
    return [h('top-bar', { model: this.#models.same('bar', { page: 'console' }) }), h('main', { id: 'main', tabindex: '-1' }, content)];
  }
}

customElements.define('desk-app', DeskApp);
