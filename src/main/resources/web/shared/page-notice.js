import { h } from './dom.js';
import { icon } from './icons.js';
import { View } from './view.js';

const LASTS_MS = 6000;

/**
 * What has just happened, for a few seconds. Model: `{text, bad}` or null; tells `lapsed` when it was there long enough. The page
 * gives it a place in its own flow, so that it lies over nothing that can be pressed.
 */
class PageNotice extends View {
  #ends = 0;

  get model() {
    return super.model;
  }

  set model(notice) {
    if (notice === super.model) return;
    super.model = notice;
    clearTimeout(this.#ends);
    if (notice === null) return;
    this.#ends = setTimeout(() => this.tell('lapsed'), LASTS_MS);
    // In a page that is longer than the window it takes the window's lower edge: what was in sight moves up and stays in sight.
    scrollBy(0, this.offsetHeight);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#ends);
  }

  tree(notice) {
    return notice && h('p', { class: `notice${notice.bad ? ' bad' : ''}` }, icon(notice.bad ? 'warning' : 'check'), notice.text);
  }
}

customElements.define('page-notice', PageNotice);
