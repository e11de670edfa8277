import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import '../shared/page-notice.js';
import { SameModels } from '../shared/same-models.js';
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

/** The element of each section that is drawn while it is looked at; the health of the parts is always there. */
const ELEMENTS = {
  products: 'product-table',
  service: 'service-report',
  hours: 'hours-form',
  entrances: 'entrance-switches',
  skills: 'skill-plan',
  replies: 'shared-replies',
  tags: 'tag-list',
  accounts: 'account-list',
  keys: 'key-list',
  trail: 'audit-trail',
  account: 'password-form',
};

/** The back office: one section at a time, named in the address so that it can be linked to. */
class OfficeApp extends View {
  #ended = false;
  #demo = false;
  #notice = null;
  #models = new SameModels();

  connectedCallback() {
    super.connectedCallback();
    sessions.addEventListener('change', (event) => this.#sessionChanged(event.detail.reason));
    addEventListener('hashchange', () => this.redraw());
    speech.addEventListener('change', () => this.#title());
    this.#title();
    this.#askWhoIAm();
  }

  #sessionChanged(reason) {
    this.#ended = reason === 'ended';
    this.redraw();
    this.#askWhoIAm();
  }

  #title() {
    document.title = `${say('page.office')} · ${say('brand')}`;
  }

  tree() {
    const bar = h('top-bar', { model: this.#models.same('bar', { page: 'office' }) });
    const who = session();
    if (who === null) return [bar, h('main', { id: 'main', tabindex: '-1' }, h('sign-in', { model: this.#models.same('door', { page: 'office', ended: this.#ended }) }))];
    const sections = sectionsOf(who.role);
    const named = location.hash.slice(1);
    return [
      bar,
      h('page-notice', { class: 'notice-place', role: 'status', model: this.#notice, onlapsed: () => this.#say(null) }),
      this.#office(who, sections, sections.includes(named) ? named : sections[0]),
    ];
  }

  #office({ name, role }, sections, section) {
    return h('div', { class: 'office' },
      h('nav', { class: 'sections', 'aria-label': say('office.sections') }, h('ul', null, sections.map((one) => link(one, section)))),
      h('main', { id: 'main', tabindex: '-1', onhealth: (event) => this.#healthCame(event.detail.health), onnotice: (event) => this.#say(event.detail) },
        this.#demo && h('p', { class: 'banner' }, icon('warning'), h('span', null, say('office.demoOn'))),
        h('h1', null, say(`office.${section}`)),
        h('health-parts', { key: 'health', hidden: section !== 'health' }),
        section in ELEMENTS && h(ELEMENTS[section], { key: section, model: this.#models.same('who', { name, role }) })));
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

function link(name, section) {
  return h('li', { key: name }, h('a', { href: `#${name}`, 'aria-current': name === section && 'page' }, say(`office.${name}`)));
}

customElements.define('office-app', OfficeApp);
