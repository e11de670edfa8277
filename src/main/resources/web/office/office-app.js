import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import '../shared/page-notice.js';
import { session, sessions } from '../shared/session.js';
import '../shared/sign-in.js';
import '../shared/top-bar.js';
import { View } from '../shared/view.js';
import { say, speech } from '../shared/words.js';
import './account-list.js';
import './audit-trail.js';
import './entrance-switches.js';
import './health-parts.js';
import './hours-form.js';
import './key-list.js';
import { demoIsOn, sectionsOf } from './office-state.js';
import './password-form.js';
import './product-table.js';
import './service-report.js';
import './shared-replies.js';
import './skill-plan.js';
import './tag-list.js';

const BAR = Object.freeze({ page: 'office' });

/** The back office: one section at a time, named in the address so that it can be linked to. */
class OfficeApp extends View {
  #ended = false;
  #demo = false;
  #notice = null;
  #table = null;
  #person = null;

  connectedCallback() {
    super.connectedCallback();
    sessions.addEventListener('change', (event) => { this.#ended = event.detail.reason === 'ended'; this.redraw(); this.#askWhoIAm(); });
    this.#askWhoIAm();
    addEventListener('hashchange', () => this.redraw());
    speech.addEventListener('change', () => this.#title());
    this.#title();
  }

  #title() {
    document.title = `${say('page.office')} · ${say('brand')}`;
  }

  tree() {
    const bar = h('top-bar', { model: BAR });
    const who = session();
    if (who === null) return [bar, h('main', { id: 'main', tabindex: '-1' }, h('sign-in', { model: { page: 'office', ended: this.#ended } }))];
    const sections = sectionsOf(who.role);
    const section = sections.includes(location.hash.slice(1)) ? location.hash.slice(1) : sections[0];
    return [
      bar,
      h('page-notice', { class: 'notice-place', role: 'status', model: this.#notice, onlapsed: () => this.#say(null) }),
      h('div', { class: 'office' },
        h('nav', { class: 'sections', 'aria-label': say('office.sections') }, h('ul', null, sections.map((name) => h('li', { key: name }, h('a', { href: `#${name}`, 'aria-current': name === section && 'page' }, say(`office.${name}`)))))),
        h('main', { id: 'main', tabindex: '-1', onhealth: (event) => this.#healthCame(event.detail.health), onnotice: (event) => this.#say(event.detail) },
          this.#demo && h('p', { class: 'banner' }, icon('warning'), h('span', null, say('office.demoOn'))),
          h('h1', null, say(`office.${section}`)),
          h('health-parts', { key: 'health', hidden: section !== 'health' }),
          section === 'products' && h('product-table', { key: 'products', model: this.#tableModel(who.role) }),
          section === 'service' && h('service-report', { key: 'service' }),
          section === 'hours' && h('hours-form', { key: 'hours' }),
          section === 'entrances' && h('entrance-switches', { key: 'entrances' }),
          section === 'skills' && h('skill-plan', { key: 'skills' }),
          section === 'replies' && h('shared-replies', { key: 'replies' }),
          section === 'tags' && h('tag-list', { key: 'tags' }),
          section === 'accounts' && h('account-list', { key: 'accounts', model: this.#who(who) }),
          section === 'keys' && h('key-list', { key: 'keys' }),
          section === 'trail' && h('audit-trail', { key: 'trail' }),
          section === 'account' && h('password-form', { key: 'account' }))),
    ];
  }

  /** The same value as long as it is the same person: a section draws anew when its model is another one. */
  #who({ name, role }) {
    if (this.#person?.name !== name || this.#person.role !== role) this.#person = { name, role };
    return this.#person;
  }

  #tableModel(role) {
    if (this.#table?.role !== role) this.#table = { role };
    return this.#table;
  }

  /** An account of the demo shop says that the demo shop is on, whatever the parts say. */
  async #askWhoIAm() {
    if (session() === null) return;
    const me = await ask('GET', '/api/v1/me').catch(() => null);
    if (me?.demo === true) this.#showDemo(true);
  }

  #healthCame(health) {
    this.#showDemo(this.#demo || demoIsOn(health));
  }

  #showDemo(demo) {
    if (demo === this.#demo) return;
    this.#demo = demo;
    this.redraw();
  }

  #say(notice) {
    this.#notice = notice;
    this.redraw();
  }
}

customElements.define('office-app', OfficeApp);
