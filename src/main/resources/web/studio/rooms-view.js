import { sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { modal } from '../shared/modal.js';
import { session } from '../shared/session.js';
import { View } from '../shared/view.js';
import { known, say } from '../shared/words.js';
import './room-air.js';
import './room-plan.js';
import './room-replies.js';
import './room-report.js';
import { RoomsLink } from './rooms-link.js';
import { roomSentence, scriptTitle, stateWords } from './rooms-words.js';

/**
 * Live rooms: the list, the plan of a new one, one room on air and after. Tells `notice` with `{text, bad}`. It keeps its connection
 * as long as it stands in the page.
 */
class RoomsView extends View {
  #link = null;
  #ui = { busy: null, asking: false, refusal: null, said: 0, posted: 0 };
  #models = new Map();

  connectedCallback() {
    this.#link = new RoomsLink(() => this.redraw(), (name) => this.#notice(say(`room.${name}`)));
    this.#link.begin();
    super.connectedCallback();
    const [, id] = /^#rooms\/([\w-]+)$/.exec(location.hash) ?? [];
    if (id) this.#link.open(id);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#link.end();
  }

  #show(change) {
    this.#ui = { ...this.#ui, ...change };
    this.redraw();
  }

  #notice(text, bad = false) {
    this.tell('notice', { text, bad });
  }

  async #do(name, act, done = '') {
    this.#show({ busy: name, ...(name === 'say' && { refusal: null }) });
    try {
      await act();
      if (done) this.#notice(done);
      return true;
    } catch (problem) {
      const words = roomSentence(problem);
      if (name === 'say') this.#show({ refusal: words });
      else this.#notice(words, true);
      if (problem.code === 'staleVersion' || problem.code === 'closed') this.#link.refresh();
      return false;
    } finally {
      this.#show({ busy: null });
    }
  }

  tree() {
    const { all } = this.#link;
    const within = all.open !== null || all.planning;
    return [
      h('div', { class: `rooms${within ? ' within' : ''}` }, this.#list(all), this.#main(all)),
      this.#ui.asking && all.room && this.#stopDialog(all.room),
    ];
  }

  #list(all) {
    const rooms = all.rooms ?? [];
    return h('section', { class: 'making rooms-list', 'aria-label': say('rooms.all') },
      h('button', { class: 'main', onclick: () => this.#plan() }, icon('edit'), say('rooms.plan')),
      h('div', { class: 'stack' }, h('h2', null, say('rooms.all')),
        all.listProblem && h('div', { role: 'alert', class: 'row' }, h('span', { class: 'error' }, say('rooms.failed'), ' ', sentence(all.listProblem)), h('button', { onclick: () => this.#link.list() }, say('tryAgain'))),
        all.rooms === null && !all.listProblem && h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i')),
        all.rooms !== null && rooms.length === 0 && h('p', { class: 'soft' }, say('rooms.emptyWhy')),
        h('ul', { class: 'recent' }, rooms.map((room) => h('li', { key: room.id },
          h('button', { class: 'quiet', 'aria-current': room.id === all.open && 'true', onclick: () => this.#open(room.id) },
            h('span', { class: 'cut' }, room.name),
            h('span', { class: 'row' }, stateChip(room.state), h('span', { class: 'soft small' }, known(`platform.${room.platform}`) ? say(`platform.${room.platform}`) : room.platform))))))));
  }

  #plan() {
    stand(null);
    this.#link.close();
    this.#link.fold({ ...this.#link.all, planning: true });
    this.#link.scripts();
    this.#models.delete('plan');
  }

  #open(id) {
    this.#show({ refusal: null });
    this.#link.open(id);
    stand(id);
    scrollTo({ top: 0 });
  }

  #leave() {
    stand(null);
    this.#link.close();
    this.#link.fold({ ...this.#link.all, planning: false });
  }

  #main(all) {
    if (all.planning) {
      return h('div', { class: 'document' }, this.#backBar(say('rooms.plan')), h('room-plan', {
        model: this.#same('plan', { scripts: all.scripts, names: all.names, busy: this.#ui.busy === 'plan' }),
        onplan: (event) => this.#do('plan', async () => { await this.#link.plan(event.detail.body); stand(this.#link.all.open); }) }));
    }
    if (all.problem) return h('div', { class: 'document empty', role: 'alert' }, icon('warning'), h('strong', null, say('rooms.failed')), h('p', null, roomSentence(all.problem)), h('button', { onclick: () => this.#open(all.open) }, say('tryAgain')));
    if (all.open === null) return h('div', { class: 'document empty' }, icon('play'), h('strong', null, say('rooms.none')), h('p', null, say('rooms.noneWhy')));
    if (all.room === null) return h('div', { class: 'document' }, h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i')));
    return h('div', { class: 'document' }, this.#backBar(all.room.name, stateChip(all.room.state)), all.room.state === 'ended' ? this.#report(all, true) : [this.#air(all), this.#replies(all), all.room.state !== 'ready' && this.#report(all, false)]);
  }

  #backBar(title, ...more) {
    return h('header', { class: 'script-head' }, h('button', { class: 'quiet narrow-only', onclick: () => this.#leave() }, icon('back'), say('room.back')), h('h2', null, title), ...more);
  }

  #air(all) {
    return h('room-air', {
      model: this.#same('air', { room: all.room, air: all.air, link: all.link, beat: all.beat, report: all.report, tried: all.tried, names: all.names, presence: this.#link.presence(), second: Math.floor(Date.now() / 1000), role: session()?.role, name: session()?.name, busy: this.#ui.busy, refusal: this.#ui.refusal, said: this.#ui.said, posted: this.#ui.posted, titleOf: this.#titleOf }),
      onmove: (event) => (event.detail.how === 'stop' ? this.#show({ asking: true }) : this.#do('move', () => this.#link.move(event.detail.how))),
      onmicrophone: (event) => this.#do('move', () => this.#link.microphone(event.detail.on)),
      onmodel: (event) => this.#do('model', () => this.#link.modelAnswers(event.detail.on)),
      onsayline: async (event) => { if (await this.#do('say', () => this.#link.say(event.detail.text), say('room.said'))) this.#show({ said: this.#ui.said + 1 }); },
      oncomment: async (event) => { if (await this.#do('comment', () => this.#link.comment(event.detail.text))) this.#show({ posted: this.#ui.posted + 1 }); },
      onretry: () => this.#link.retry(),
    });
  }

  #replies(all) {
    return h('room-replies', {
      model: this.#same('replies', { replies: all.replies, role: session()?.role, busy: this.#ui.busy === 'reply' }),
      onwrite: async (event) => { if (await this.#do('reply', () => this.#link.writeReply(event.detail.id, event.detail.body))) event.detail.done(); },
      onapprove: (event) => this.#do('reply', () => this.#link.approveReply(event.detail.reply), say('keywordReplies.approvedNow')),
      ondrop: (event) => this.#do('reply', () => this.#link.dropReply(event.detail.reply)),
    });
  }

  #report(all, whole) {
    return h('room-report', { model: this.#same('report', { report: all.report, whole }) });
  }

  #titleOf = (id) => scriptTitle(this.#link.all.scripts.find((one) => one.id === id), this.#link.all.names) || id.slice(0, 8);

  #stopDialog(room) {
    const leave = () => this.#show({ asking: false });
    const submit = () => {
      leave();
      this.#do('move', () => this.#link.move('stop'));
    };
    return modal({ key: 'stop', title: say('room.stopAsk', { name: room.name }), leave, submit },
      h('p', null, say('room.stopWhy')),
      h('div', { class: 'acts' }, h('button', { type: 'button', onclick: leave }, say('room.stopKeep')), h('button', { type: 'submit', class: 'stop' }, say('room.stop'))));
  }

  #same(key, model) {
    const old = this.#models.get(key);
    if (old !== undefined && Object.keys({ ...old, ...model }).every((part) => old[part] === model[part])) return old;
    this.#models.set(key, model);
    return model;
  }
}

/** The room stands in the address, so that a reload in the middle of a show comes back to it. */
function stand(id) {
  history.replaceState(null, '', id === null ? '#rooms' : `#rooms/${id}`);
}

const CHIPS = { onAir: 'good', paused: 'late', microphone: 'late' };

function stateChip(state) {
  return h('span', { class: `chip ${CHIPS[state] ?? ''}` }, stateWords(state));
}

customElements.define('rooms-view', RoomsView);
