import { sentence } from '../shared/api.js';
import { pieces } from '../shared/code-points.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { session, sessions } from '../shared/session.js';
import '../shared/sign-in.js';
import { clock } from '../shared/time.js';
import '../shared/top-bar.js';
import { View } from '../shared/view.js';
import { say, sayIn, speech } from '../shared/words.js';
import './product-card.js';
import { kindWords, reasonWords, stateWords } from './rooms-words.js';
import { StageLink } from './stage-link.js';

const BAR = { page: 'studio' };

/** A room's renderer as a page: `/studio/stage.html?room=ID`. Words, sound, product and the mark that an AI speaks; nothing to edit. */
class StageApp extends View {
  #room = new URLSearchParams(location.search).get('room') ?? '';
  #link = null;
  #ended = false;
  #door = null;
  #card = { product: null };

  connectedCallback() {
    sessions.addEventListener('change', (event) => this.#sessionChanged(event.detail.reason));
    speech.addEventListener('change', () => this.#title());
    addEventListener('pagehide', () => this.#link?.end());
    this.#sessionChanged('start');
    super.connectedCallback();
    this.#title();
  }

  #title() {
    document.title = `${[this.#link?.all.room?.name, say('stage.title')].filter(Boolean).join(' · ')} · ${say('brand')}`;
  }

  #sessionChanged(reason) {
    this.#ended = reason === 'ended';
    this.#link?.end();
    this.#link = null;
    if (session() !== null && this.#room !== '') {
      this.#link = new StageLink(this.#room, () => { this.#title(); this.redraw(); });
      this.#link.read();
    }
    this.redraw();
  }

  tree() {
    const bar = h('top-bar', { model: BAR });
    const label = h('p', { key: 'label', class: 'stage-label' }, icon('spark'), this.#label());
    if (session() === null) {
      if (this.#door?.ended !== this.#ended) this.#door = { page: 'studio', ended: this.#ended };
      return [bar, h('main', { id: 'main', tabindex: '-1' }, h('sign-in', { model: this.#door }))];
    }
    return [bar, h('main', { key: 'stage', id: 'main', tabindex: '-1', class: 'stage' }, this.#link === null ? this.#empty('stage.noRoom', say('stage.noRoomWhy')) : this.#inside(this.#link.all), label)];
  }

  /** In the language of what is said. */
  #label() {
    const tag = this.#link?.all.stage.now?.cue.language ?? this.#link?.all.room?.language ?? document.documentElement.lang;
    return h('span', { lang: tag }, sayIn(tag.startsWith('zh') ? 'zh' : 'en', 'stage.label'));
  }

  #empty(title, why, ...more) {
    return h('div', { class: 'empty' }, icon('silent'), h('h1', null, say(title)), h('p', null, why), ...more, h('a', { class: 'button', href: '/studio#rooms' }, say('stage.toRooms')));
  }

  #inside(all) {
    if (all.problem) return this.#empty('rooms.failed', sentence(all.problem), h('button', { onclick: () => this.#link.read() }, say('tryAgain')));
    if (all.room === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    const open = !['idle', 'taken', 'refused'].includes(all.link.state);
    return [
      h('header', { class: 'stage-head' },
        h('h1', null, all.room.name), h('span', { class: 'chip' }, stateWords(all.stage.state ?? all.room.state)),
        h('span', { class: 'stage-acts' },
          open && h('button', { onclick: () => this.#link.end() }, icon('close'), say('stage.stop')),
          h('a', { class: 'button', href: `/studio#rooms/${encodeURIComponent(all.room.id)}` }, icon('back'), say('stage.back')))),
      this.#banner(all),
      open ? this.#scene(all) : this.#entry(all),
    ];
  }

  #entry({ room, link }) {
    if (room.state === 'ended') return h('div', { class: 'empty' }, icon('check'), h('p', null, say('stage.ended')));
    return h('section', { class: 'stage-entry card stack' }, icon('sound'),
      h('p', null, say('stage.startWhy')),
      h('button', { class: 'main start', onclick: () => this.#link.start() }, icon('play'), say(link.state === 'taken' ? 'stage.takeBack' : 'stage.start')));
  }

  #banner({ link, voice }) {
    const banner = (kind, picture, words, ...more) => h('div', { class: `banner ${kind}`, role: kind === 'bad' ? 'alert' : 'status' }, icon(picture), h('span', null, say(words)), ...more);
    if (link.state === 'refused') return banner('bad', 'warning', 'stage.refused');
    if (link.state === 'taken') return banner('', 'silent', 'stage.taken');
    if (link.state === 'waiting') return banner('', 'warning', 'stage.lost', h('button', { onclick: () => this.#link.retry() }, say('tryAgain')));
    if (voice === 'held') return banner('', 'silent', 'stage.held', h('button', { onclick: () => this.#link.letSound() }, icon('sound'), say('stage.sound')));
    return voice === 'off' && banner('', 'silent', 'stage.silent', h('span', { class: 'soft' }, say('hear.offWhy')));
  }

  #scene(all) {
    const { now, waiting } = all.stage;
    const product = now?.cue.product ?? null;
    if (this.#card.product !== product) this.#card = { product };
    return h('div', { class: 'stage-scene' },
      h('section', { class: 'stage-now', 'aria-label': say('stage.now') }, now === null ? h('p', { class: 'soft quiet-words', role: 'status' }, this.#quiet(all)) : this.#now(now, all)),
      h('aside', { class: 'stage-side' },
        h('section', { class: 'stack-tight' }, h('h2', null, say('hear.product')), h('product-card', { model: this.#card })),
        h('section', { class: 'stack-tight stage-next' }, h('h2', null, say('stage.next')), this.#next(waiting[0]?.cue))));
  }

  #quiet({ stage: { state, reason } }) {
    switch (state) {
      case 'ready': return say('stage.waitingAir');
      case 'ended': return say('stage.ended');
      case 'microphone': return say('stage.microphone');
      case 'paused': return [say('stage.paused'), reasonWords(reason)].filter(Boolean).join(' · ');
      default: return say('stage.listening');
    }
  }

  #now(now, { position, voice }) {
    const { cue, marks, sentence: at, started, silent, cutting } = now;
    return [
      h('p', { class: 'row' }, h('span', { class: `chip kind-${cue.kind}` }, kindWords(cue.kind)),
        h('span', { class: 'soft number' }, [say('room.cueNo', { no: cue.no }), cue.scene].filter(Boolean).join(' · ')),
        !started && h('span', { class: 'soft late-words' }, say('stage.making')),
        silent && voice === 'on' && h('span', { class: 'chip late' }, say('stage.silentCue')),
        cutting && h('span', { class: 'chip late' }, say('stage.cutting'))),
      h('p', { key: cue.no, class: 'words', lang: cue.language }, pieces(cue.text, marks).map((piece) => {
        const [mark] = piece.ranges;
        const index = marks.indexOf(mark);
        return mark === undefined ? piece.text : h('span', { class: index === at ? 'said' : index < at ? 'was-said' : '' }, piece.text);
      })),
      h('div', { class: 'cue-clock' },
        h('progress', { 'aria-label': say('hear.clock'), max: String(marks.at(-1)?.toMs || cue.estMs), value: Math.max(1, Math.round(position)) }),
        h('span', { class: 'soft number' }, [say('stage.clock', { real: clock(position / 1000), estimated: clock(cue.estMs / 1000) }), started && say('stage.sentence', { count: Math.max(1, at + 1), all: marks.length })].filter(Boolean).join(' · '))),
    ];
  }

  #next(cue) {
    if (cue === undefined) return h('p', { class: 'soft' }, say('stage.nothingNext'));
    return [h('p', null, h('span', { class: `chip kind-${cue.kind}` }, kindWords(cue.kind))), h('p', { class: 'words', lang: cue.language }, cue.text)];
  }
}

customElements.define('stage-app', StageApp);
