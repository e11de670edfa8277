import { sentence } from '../shared/api.js';
import { splice } from '../shared/code-points.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { modal } from '../shared/modal.js';
import { session, sessions } from '../shared/session.js';
import '../shared/sign-in.js';
import { length, moment } from '../shared/time.js';
import '../shared/top-bar.js';
import { View } from '../shared/view.js';
import { inOwnWords, known, say, speech } from '../shared/words.js';
import './script-listener.js';
import './script-maker.js';
import './script-segment.js';
import './script-side.js';
import './rooms-view.js';
import { lengthOf, progressOf, wordsOf } from './script-state.js';
import { StudioLink } from './studio-link.js';
import './tele-prompter.js';

const NOTICE_LASTS_MS = 6000;
const VIEWS = ['scripts', 'rooms'];

/** The studio as a whole: orders scripts, shows one as a document, takes it through review to export; live rooms in a view beside. */
class StudioApp extends View {
  #link = null;
  #ui = { ended: false, busy: null, notice: null, dialog: null, prompter: false, hearing: null, view: viewOf(location.hash) };
  #noticeEnds = 0;
  #models = new Map();

  connectedCallback() {
    sessions.addEventListener('change', (event) => this.#sessionChanged(event.detail.reason));
    speech.addEventListener('change', () => this.#title());
    addEventListener('hashchange', () => this.#show({ view: viewOf(location.hash) }));
    this.#sessionChanged('start'); // who is signed in already, after a reload, has a link before the first drawing
    super.connectedCallback();
    this.#title();
  }

  #sessionChanged(reason) {
    const before = this.#link;
    if (session() === null) {
      before?.end();
      if (reason === 'signedOut') this.#link = null;
    } else if (before === null) {
      this.#link = new StudioLink(() => this.redraw());
      this.#link.begin();
    } else if (before.studio.open !== null) {
      before.read(before.studio.open);
    }
    this.#show({ ended: reason === 'ended', busy: null });
  }

  #title() {
    document.title = `${say('page.studio')} · ${say('brand')}`;
  }

  #show(change) {
    this.#ui = { ...this.#ui, ...change };
    this.redraw();
  }

  #notice(text, bad = false) {
    clearTimeout(this.#noticeEnds);
    this.#noticeEnds = setTimeout(() => this.#show({ notice: null }), NOTICE_LASTS_MS);
    this.#show({ notice: { text, bad } });
  }

  async #do(name, act, done = '') {
    this.#show({ busy: name });
    try {
      await act();
      if (done) this.#notice(done);
    } catch (problem) {
      this.#notice(sentence(problem), true);
      if (problem.code === 'staleVersion') this.#link.read(this.#link.studio.open);
    } finally {
      this.#show({ busy: null });
    }
  }

  tree() {
    const bar = h('top-bar', { model: this.#same('bar', { page: 'studio' }) });
    if (session() === null) return [bar, h('main', { id: 'main', tabindex: '-1' }, h('sign-in', { model: this.#same('door', { page: 'studio', ended: this.#ui.ended }) }))];
    const { studio } = this.#link;
    return [
      bar,
      h('div', { class: 'notice-place', role: 'status' }, this.#ui.notice && h('p', { class: `notice${this.#ui.notice.bad ? ' bad' : ''}` }, icon(this.#ui.notice.bad ? 'warning' : 'check'), this.#ui.notice.text)),
      h('nav', { class: 'views', 'aria-label': say('studio.views') }, VIEWS.map((view) => h('a', { key: view, href: `#${view}`, 'aria-current': this.#ui.view === view && 'true' }, say(`studio.${view}`)))),
      this.#ui.view === 'rooms' ? h('main', { key: 'rooms', id: 'main', tabindex: '-1' }, h('h1', { class: 'unseen' }, say('studio.rooms')), h('rooms-view', { onnotice: (event) => this.#notice(event.detail.text, event.detail.bad) })) : h('main', { key: 'scripts', id: 'main', tabindex: '-1', class: `studio${studio.open ? ' open' : ''}` },
        h('h1', { class: 'unseen' }, say('page.studio')),
        this.#making(studio), this.#document(studio),
        studio.script && !studio.problem && h('aside', { class: 'beside-script', 'aria-label': say('review.title') }, h('script-side', {
          onreview: (event) => this.#review(event.detail.act), oncheck: () => this.#do('check', () => this.#link.check(), say('findings.checked')), onagain: () => this.#do('again', () => this.#link.again()), ongo: (event) => this.#go(event.detail.n), onexport: (event) => this.#do('export', () => this.#link.export(event.detail.format)),
          model: this.#same('side', { script: studio.script, selected: studio.selected, role: session().role, busy: this.#ui.busy }) }))),
      this.#dialog(),
      this.#ui.hearing !== null && studio.script && h('script-listener', { model: this.#same('listener', { script: studio.script, from: this.#ui.hearing }), onleave: () => this.#heard() }),
      this.#ui.prompter && studio.script && h('tele-prompter', { model: this.#same('prompter', { script: studio.script }), onleave: () => { this.#show({ prompter: false }); this.querySelector('.to-prompter')?.focus(); } }),
    ];
  }

  /** The overlay is gone, the keyboard is back where it was. */
  #heard() {
    const from = this.#ui.hearing;
    this.#show({ hearing: null });
    (this.querySelector(`#segment-${from} .hear`) ?? this.querySelector('.to-listener'))?.focus();
  }

  #making(studio) {
    return h('div', { class: 'making' },
      h('section', { class: 'stack' }, h('h2', null, say('studio.new')),
        h('script-maker', { ontakePersona: (event) => this.#do('persona', () => this.#link.takePersona(event.detail.persona)), onbringPersona: (event) => this.#do('persona', () => this.#link.bringPersona(event.detail.file), say('persona.brought')), onfind: (event) => this.#link.findProducts(event.detail.words), onwrite: (event) => this.#do('write', async () => { await this.#link.write(event.detail.order); scrollTo({ top: 0 }); }), model: this.#same('maker', { products: studio.products, personas: studio.personas, busy: this.#ui.busy }) })),
      h('section', { class: 'stack' }, h('h2', null, say('studio.recent')),
        studio.recent.length === 0 ? h('p', { class: 'soft' }, say('studio.recentEmpty')) : h('ul', { class: 'recent' }, studio.recent.map((one) => this.#recent(one, studio)))));
  }

  #recent(one, studio) {
    const names = (one.products ?? []).map((id) => inOwnWords(studio.products.names[id]) || id).join(say('comma')) || one.id;
    const state = one.id === studio.script?.id ? studio.script.state : one.state;
    return h('li', { key: one.id },
      h('button', { class: 'quiet', 'aria-current': one.id === studio.open && 'true', onclick: () => { this.#link.open(one.id); scrollTo({ top: 0 }); } }, h('span', { class: 'cut' }, names), h('span', { class: 'soft small' }, [one.platform && known(`platform.${one.platform}`) ? say(`platform.${one.platform}`) : '', one.at ? moment(one.at) : '', state ? say(`state.${state}`) : ''].filter(Boolean).join(' · '))),
      h('button', { class: 'tool', 'aria-label': `${say('studio.unlist')}: ${names}`, title: say('studio.unlist'), onclick: () => this.#link.forget(one.id) }, icon('close')));
  }

  #document(studio) {
    if (studio.problem) return h('div', { class: 'document empty', role: 'alert' }, icon('warning'), h('strong', null, say('studio.failed')), h('p', null, sentence(studio.problem)), h('button', { onclick: () => this.#link.open(studio.open) }, say('tryAgain')));
    if (studio.open === null) return h('div', { class: 'document empty' }, icon('edit'), h('strong', null, say('studio.none')), h('p', null, say('studio.noneWhy')));
    if (studio.script === null) return h('div', { class: 'document' }, h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'), h('i'), h('i')));
    const { script } = studio;
    const writing = script.state === 'writing';
    return h('div', { class: 'document' },
      h('header', { class: 'script-head' },
        h('button', { class: 'quiet narrow-only', onclick: () => this.#link.close() }, icon('back'), say('studio.another')),
        h('span', { class: `chip ${script.state === 'approved' ? 'good' : script.state === 'rejected' || script.state === 'expired' ? 'bad' : ''}` }, say(`state.${script.state}`)),
        h('span', { class: 'soft number' }, [say('script.segments', { count: script.segments.length }), say('segment.words', { count: script.segments.reduce((sum, segment) => sum + wordsOf(segment.text), 0) }), say('script.estimate', { length: length(lengthOf(script)) })].join(' · ')),
        script.version && h('code', { class: 'soft small', title: String(script.version) }, say('script.version', { version: String(script.version).slice(0, 8) })),
        h('button', { class: 'to-listener', disabled: writing || script.segments.length === 0, onclick: () => this.#show({ hearing: 0 }) }, icon('sound'), say('hear.open')),
        h('button', { class: 'to-prompter', disabled: writing || script.segments.length === 0, onclick: () => this.#show({ prompter: true }) }, icon('play'), say('teleprompter.open'))),
      writing && h('div', { class: 'progress', role: 'status' }, h('progress', { 'aria-label': say('studio.progress'), max: '1', value: progressOf(script) }), h('span', null, say('studio.writing', { count: script.segments.length }))),
      !writing && script.segments.length === 0 && h('div', { class: 'empty' }, h('p', null, say('studio.empty'))),
      h('div', { class: 'segments' }, script.segments.map((segment) => this.#segment(studio, segment))));
  }

  #segment(studio, segment) {
    const { script } = studio;
    const editing = studio.editing?.n === segment.n ? studio.editing : null;
    const fold = (change) => this.#link.fold({ ...this.#link.studio, ...change });
    return h('script-segment', {
      key: segment.n,
      onselect: () => studio.selected !== segment.n && fold({ selected: segment.n }),
      onhear: () => this.#show({ hearing: segment.n }),
      onedit: () => fold({ selected: segment.n, editing: { n: segment.n, variant: 1, text: segment.text, version: script.version } }),
      onrewording: (event) => fold({ editing: { ...editing, text: event.detail.text } }),
      onleaveEdit: () => fold({ editing: null }),
      onvariant: (event) => this.#variant(segment, event.detail),
      onsave: (event) => this.#save(editing, event.detail.text),
      onreload: () => this.#reload(segment.n),
      onrewrite: (event) => this.#rewrite(segment, event.detail.finding),
      model: this.#same(`segment ${segment.n}`, { segment, name: segment.product ? inOwnWords(studio.products.names[segment.product]) || segment.product : '', lang: script.language, selected: studio.selected === segment.n, editing, busy: this.#ui.busy === `segment ${segment.n}`, editable: script.state !== 'writing', approved: script.state === 'approved' || script.state === 'inReview' }),
    });
  }

  /** Saves what was edited; the words stay in the field until the server has them. */
  async #save({ n, variant, version }, text) {
    this.#show({ busy: `segment ${n}` });
    try {
      await this.#link.saveSegment(n, text.trim(), version, variant);
      this.#link.fold({ ...this.#link.studio, editing: null });
      this.#notice(say('segment.saved', { n }));
    } catch (problem) {
      this.#link.fold({ ...this.#link.studio, editing: { ...this.#link.studio.editing, text, problem: sentence(problem), stale: problem.code === 'staleVersion' } });
    } finally {
      this.#show({ busy: null });
    }
  }

  async #reload(n) {
    const { editing, open } = this.#link.studio;
    await this.#link.read(open);
    this.#link.fold({ ...this.#link.studio, editing: { ...editing, problem: null, stale: false, version: this.#link.studio.script.version } });
  }

  /** What is wanted of one way of a segment. */
  #variant(segment, { act, variant }) {
    if (act === 'edit') {
      const { text } = segment.variants.find((other) => other.variant === variant);
      this.#link.fold({ ...this.#link.studio, selected: segment.n, editing: { n: segment.n, variant, text, version: this.#link.studio.script.version } });
    } else {
      this.#do(`segment ${segment.n}`, () => this.#link.variant(segment.n, act, variant), say(`variant.done.${act}`, { n: segment.n, variant }));
    }
  }

  #rewrite(segment, finding) {
    const text = splice(segment.text, finding.from, finding.to, finding.rewrite);
    this.#do(`segment ${segment.n}`, () => this.#link.saveSegment(segment.n, text, this.#link.studio.script.version), say('segment.saved', { n: segment.n }));
  }

  #go(n) {
    this.#link.fold({ ...this.#link.studio, selected: n });
    this.querySelector(`#segment-${n}`)?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  #review(act) {
    if (act === 'submit') this.#do('review', () => this.#link.review('submit'), say('review.submitted'));
    else this.#show({ dialog: act });
  }

  #dialog() {
    const act = this.#ui.dialog;
    if (act === null) return null;
    const leave = () => this.#show({ dialog: null });
    const submit = (form) => {
      leave();
      const reason = form.get('reason').trim();
      const until = form.get('validUntil');
      const more = { ...(reason && { reason }), ...(until && { validUntil: new Date(until).toISOString() }) };
      this.#do('review', () => this.#link.review(act, more), say(act === 'approve' ? 'review.approved' : 'review.rejected'));
    };
    return modal({ key: act, title: say(`review.${act}`), leave, submit },
      h('label', null, h('span', { class: 'label' }, act === 'reject' ? say('review.reason') : say('review.reasonOptional')), h('textarea', { name: 'reason', rows: '3', maxlength: '1000', required: act === 'reject' })),
      act === 'approve' && h('label', null, h('span', { class: 'label' }, say('review.validUntil')), h('input', { type: 'datetime-local', name: 'validUntil' })),
      h('div', { class: 'acts' }, h('button', { type: 'button', onclick: leave }, say('cancel')), h('button', { type: 'submit', class: act === 'reject' ? 'stop' : 'main' }, say(`review.${act}`))));
  }

  #same(key, model) {
    const old = this.#models.get(key);
    if (old !== undefined && Object.keys({ ...old, ...model }).every((part) => old[part] === model[part])) return old;
    this.#models.set(key, model);
    return model;
  }
}

function viewOf(hash) {
  return hash.startsWith('#rooms') ? 'rooms' : 'scripts';
}

customElements.define('studio-app', StudioApp);
