import { sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import '../shared/page-notice.js';
import { end, session, sessions } from '../shared/session.js';
import '../shared/sign-in.js';
import '../shared/top-bar.js';
import { View } from '../shared/view.js';
import '../shared/waiting-clock.js';
import { known, say, speech, spoken } from '../shared/words.js';
import { Alarm } from './alarm.js';
import './decision-card.js';
import { shopperTongue } from './desk-chat.js';
import './desk-composer.js';
import { calledDialog, closeDialog, reassignDialog, transferDialog, watchDialog, whisperDialog } from './desk-dialogs.js';
import { keepDrafts, keptDrafts } from './desk-drafts.js';
import { AT_ONCE } from './desk-pictures.js';
import { actOf } from './key-map.js';
import { DeskLink } from './desk-link.js';
import { fillDialog, missingVariable, repliesDialog } from './desk-replies.js';
import './desk-find.js';
import './desk-log.js';
import './desk-mine.js';
import './desk-callbacks.js';
import './desk-queue.js';
import './desk-served.js';
import './desk-side.js';
import * as state from './desk-state.js';
import { tagDialog } from './desk-tags.js';
import { tongueOf } from './tongue.js';
import './shop-card.js';

/** From which widths on two and three chats have room side by side. */
const COLUMNS = [matchMedia('(min-width: 1600px)'), matchMedia('(min-width: 2200px)')];
const room = () => 1 + COLUMNS.filter((query) => query.matches).length;

/** The console as a whole: holds the one state, draws its parts and turns what they tell into acts. */
class DeskApp extends View {
  #link = null;
  #desk = { ...state.emptyDesk(), room: room() };
  #alarm = new Alarm();
  #ui = { ended: false, selected: null, search: '', busy: null, dialog: null, notice: null, side: false, find: null };
  #models = new Map();
  #translating = false;

  connectedCallback() {
    super.connectedCallback();
    sessions.addEventListener('change', (event) => this.#sessionChanged(event.detail.reason));
    speech.addEventListener('change', () => this.#alarm.title(state.callsForAttention(this.#desk)));
    document.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('visibilitychange', () => this.#look());
    for (const query of COLUMNS) query.addEventListener('change', () => this.#roomChanged());
    this.#sessionChanged('start');
  }

  #sessionChanged(reason) {
    this.#link?.end();
    this.#link = null;
    if (session() !== null) this.#link = new DeskLink(this.#desk, (desk) => this.#deskChanged(desk), (name, detail) => this.#heard(name, detail));
    else if (reason === 'signedOut') {
      this.#desk = { ...state.emptyDesk(), room: room() };
      keepDrafts({});
    }
    this.#show({ ended: reason === 'ended', dialog: null });
    this.#alarm.title(state.callsForAttention(this.#desk));
  }

  #roomChanged() {
    if (this.#link) this.#link.fold({ ...this.#desk, room: room() });
    else this.#desk = { ...this.#desk, room: room() };
  }

  #deskChanged(desk) {
    const first = desk.welcomed && !this.#desk.welcomed;
    this.#desk = desk;
    if (first) this.#link.fold(state.withDrafts(desk, keptDrafts()));
    this.dataset.zone = desk.zone;
    this.#alarm.title(state.callsForAttention(desk));
    this.redraw();
  }

  #heard(name, detail) {
    if (name === 'refused') end('ended');
    if (name === 'healed') this.#notice(say('link.healed'));
    if (name === 'taken') this.#notice(say('taken.told', detail), true);
    if (name === 'notCarried') this.#notice(say(detail.code === 'modelUnavailable' ? 'translate.away' : 'translate.asWritten'), true);
    if (name === 'whispered') this.#alarm.ring(587);
    if (name === 'waiting') this.#alarm.ring(784);
    if (name === 'said' && !detail.inSight) this.#alarm.ring(587);
  }

  #show(change) {
    this.#ui = { ...this.#ui, ...change };
    this.redraw();
  }

  #notice(text, bad = false) {
    this.#show({ notice: { text, bad } });
  }

  /** Does something that the server may refuse, and says how it ended. */
  async #do(act, done = '') {
    try {
      await act();
      if (done) this.#notice(done);
      return true;
    } catch (problem) {
      this.#notice(sentence(problem), true);
      return false;
    }
  }

  tree() {
    if (session() === null) return [h('top-bar', { model: this.#same('bar', { page: 'console' }) }), h('main', { id: 'main', tabindex: '-1' }, h('sign-in', { model: this.#same('door', { page: 'console', ended: this.#ui.ended }) }))];
    const desk = this.#desk;
    const open = desk.panes.some((pane) => pane !== null);
    return [
      this.#bar(desk),
      this.#linkBanner(desk) ?? this.#awayBanner(desk),
      h('main', { id: 'main', tabindex: '-1', class: `desk${open ? ' open' : ''}${state.visible(desk).length > 1 ? ' beside' : ''}${this.#ui.side ? ' with-side' : ''}` },
        h('h1', { class: 'unseen' }, say('page.console')),
        h('page-notice', { class: 'notice-place', role: 'status', model: this.#ui.notice, onlapsed: () => this.#show({ notice: null }) }),
        this.#lists(desk),
        h('div', { class: 'panes', style: { '--columns': String(Math.max(1, state.visible(desk).length)) } }, open ? desk.panes.map((id, pane) => id && this.#pane(desk, id, pane)) : h('div', { class: 'empty' }, icon('cup'), h('strong', null, say('console.noChat')), h('p', null, say('console.noChatWhy')))),
        open && this.#side(desk)),
      this.#dialog(desk),
    ];
  }

  #bar(desk) {
    const online = desk.agents.filter((agent) => agent.status === 'online').length;
    const tools = [
      desk.welcomed && h('span', { class: 'soft wide-text' }, say('agentsOnline', { count: online })),
      h('select', { class: 'status', 'aria-label': say('status.label'), value: desk.me.status ?? 'offline', onchange: (event) => this.#link.status(event.target.value) }, ['online', 'away', 'offline'].map((status) => h('option', { value: status }, say(`status.${status}`)))),
      h('button', { class: 'tool', 'aria-pressed': String(!this.#alarm.muted), 'aria-label': this.#alarm.muted ? say('sound.off') : say('sound.on'), title: this.#alarm.muted ? say('sound.off') : say('sound.on'), onclick: () => this.#act('sound') }, icon(this.#alarm.muted ? 'bellOff' : 'bell')),
      h('button', { class: 'tool keys-button', 'aria-label': say('keys.show'), title: `${say('keys.show')} ?`, onclick: () => this.#act('help') }, icon('keys')),
    ];
    return h('top-bar', { model: { page: 'console', tools } });
  }

  #linkBanner(desk) {
    if (desk.link.state === 'open' || (desk.link.state === 'connecting' && !desk.welcomed)) return null;
    return h('div', { class: 'banner', role: 'alert' }, icon('warning'), h('span', null, desk.link.state === 'connecting' ? say('link.connecting') : say('link.lost')), desk.link.state === 'waiting' && h('button', { onclick: () => this.#link.retry() }, say('link.retry')));
  }

  /** Who is away gets nobody, and who has just signed in is away. */
  #awayBanner(desk) {
    if (!desk.welcomed || desk.me.status === 'online') return null;
    const waiting = desk.queue.length;
    return h('div', { key: 'away', class: 'banner away', role: 'status' }, icon('person'),
      h('span', null, say(desk.me.status === 'away' ? 'status.nudge.away' : 'status.nudge.offline'), waiting > 0 && h('span', { class: 'strong number' }, ` ${say('alert.waiting', { count: waiting })}`)),
      h('button', { onclick: () => this.#link.status('online') }, say('status.goOnline')));
  }

  #lists(desk) {
    if (this.#ui.find !== null) return this.#findPane(desk);
    const queue = this.#queue(desk);
    return h('div', { key: 'lists', class: 'lists', onclaim: (event) => this.#claim(event.detail.conversation), onlook: (event) => this.#watch(event.detail.conversation), oncalled: (event) => this.#show({ dialog: { name: 'called', conversation: event.detail.conversation } }), onopen: (event) => this.#open(event.detail.conversation), onbeside: (event) => this.#beside(event.detail.conversation) },
      h('label', { class: 'find' }, h('span', { class: 'unseen' }, say('console.search')), h('input', { type: 'search', placeholder: say('console.search'), value: this.#ui.search, oninput: (event) => this.#show({ search: event.target.value }) })),
      h('section', { 'aria-labelledby': 'queue-title' }, h('h2', { id: 'queue-title', class: 'list-title' }, say('console.waiting'), desk.queue.length > 0 && h('span', { class: 'badge' }, String(desk.queue.length))),
        h('desk-queue', { model: this.#same('queue', { queue, me: desk.me, selected: this.#ui.selected, busy: this.#ui.busy, search: this.#ui.search, loading: !desk.welcomed }) })),
      h('section', { 'aria-labelledby': 'mine-title' }, h('h2', { id: 'mine-title', class: 'list-title' }, say('console.mine'), desk.mine.length > 0 && h('span', { class: 'badge' }, String(desk.mine.length))),
        h('desk-mine', { model: { chats: this.#chats(desk), panes: desk.panes, search: this.#ui.search } })),
      this.#section('callbacks', desk.callbacks, say('callback.list'), 'desk-callbacks'),
      this.#section('served', desk.served, say('console.served'), 'desk-served'),
      h('button', { class: 'quiet by-id open-find', onclick: () => this.#act('find') }, icon('search'), say('find.open')),
      h('button', { class: 'quiet by-id', onclick: () => this.#act('byId') }, icon('eye'), say('console.watchById')));
  }

  #findPane(desk) {
    const { found, cursor, busy, problem } = this.#ui.find;
    return h('div', { key: 'find', class: 'lists finding', onfind: (event) => this.#find(event.detail.query), onmore: () => this.#find(this.#ui.find.query, this.#ui.find.cursor), onopenTalk: (event) => this.#openArchived(event.detail.conversation), onleaveFind: () => this.#show({ find: null }) },
      h('desk-find', { model: this.#same('find', { agents: desk.agents, tags: desk.tags, found, cursor, busy, problem }) }));
  }

  async #find(query, cursor) {
    const before = cursor === undefined ? null : this.#ui.find.found;
    this.#show({ find: { query, found: before, cursor: undefined, busy: true, problem: null } });
    try {
      const page = await this.#link.find(query, cursor);
      this.#found(query, { found: [...(before ?? []), ...page.conversations], cursor: page.cursor, busy: false });
    } catch (problem) {
      this.#found(query, { busy: false, problem });
    }
  }

  /** An answer to another question than the last one, or after the search was closed, is nobody's any more. */
  #found(query, change) {
    if (this.#ui.find?.query === query) this.#show({ find: { ...this.#ui.find, ...change } });
  }

  /** To be read only; beside the chat that is open where there is room for two. */
  #openArchived(id) {
    this.#link.fold(state.archived(this.#desk, id));
    const others = this.#desk.panes.some((there) => there !== null && there !== id);
    this.#open(id, others ? state.besidePane(this.#desk) : undefined);
  }

  /** A list that is there only where it holds something. */
  #section(name, list, title, element) {
    if (list.length === 0) return null;
    return h('section', { key: name, 'aria-labelledby': `${name}-title` }, h('h2', { id: `${name}-title`, class: 'list-title' }, title, h('span', { class: 'badge' }, String(list.length))), h(element, { model: this.#same(name, { [name]: list }) }));
  }

  #queue(desk) {
    const search = this.#ui.search.trim().toLowerCase();
    return search === '' ? desk.queue : desk.queue.filter((entry) => `${entry.summary ?? ''} ${entry.conversation}`.toLowerCase().includes(search));
  }

  /** My chats in the order in which I got them, then those that I only watch. */
  #chats(desk) {
    const mine = desk.mine.map((chat, index) => ({ ...desk.conversations[chat.conversation], language: chat.language, summary: chat.summary, warnAt: chat.warnAt, dueAt: chat.dueAt, number: index < 9 ? index + 1 : null }));
    const watched = Object.values(desk.conversations).filter((one) => one.watched && !state.isMine(desk, one.id));
    const search = this.#ui.search.trim().toLowerCase();
    return [...mine, ...watched].filter((chat) => search === '' || `${chat.summary ?? ''} ${chat.id} ${chat.events.map((event) => event.text ?? '').join(' ')}`.toLowerCase().includes(search));
  }

  #pane(desk, id, pane) {
    const one = this.#named(desk, desk.conversations[id]);
    const on = (act) => (event) => { event.stopPropagation(); this.#focus(pane); act(event.detail); };
    return h('desk-chat', {
      key: `pane${pane}`, class: [state.visible(desk).includes(pane) && 'shown', pane === desk.focusPane && 'focused'].filter(Boolean).join(' '), onfocusin: () => this.#focus(pane),
      onleavePane: on(() => this.#link.fold(state.hidden(this.#desk, pane))), onhandBack: on(() => this.#act('handBack')), ontransfer: on(() => this.#act('transfer')), onclose: on(() => this.#act('close')),
      onclaim: on(() => this.#claim(id)), onunwatch: on(() => this.#unwatch(id, pane)), onlook: on(() => this.#watch(id)), onwhisper: on(() => this.#act('whisper')), onreassign: on(() => this.#act('reassign')), onstepIn: on(() => this.#act('stepIn')), ondetails: on(() => this.#show({ side: !this.#ui.side })), onread: on(() => this.#link.read(id)),
      onwrite: on(({ text }) => this.#write(id, text)), onsend: on(({ text }) => this.#send(id, text)), onattach: on(({ files }) => this.#attach(id, files)), ondetach: on(({ key }) => this.#link.detach(id, [key])), onsuggest: on(() => this.#suggest(id)), ondiscard: on(() => this.#discard(id)), onreply: on(({ reply }) => this.#reply(id, reply)), onreplies: on(() => this.#show({ dialog: { name: 'replies', edited: null } })), oncarry: on(({ text, to }) => this.#help(() => this.#link.carryReply(id, text, to))), onuse: on(({ text }) => this.#use(id, text)), ontranslate: on(({ event, to }) => this.#help(() => this.#link.readMessage(id, event, to))), ontranslateNext: (event) => { event.stopPropagation(); this.#translateNext(id, event.detail); }, onasWritten: on(({ message }) => this.#link.sendAsWritten(message)), ontranslation: on(() => this.#switchTranslation(id)), ontyping: on(({ on: typing }) => this.#link.typing(id, typing)), ontakeBack: on(({ message }) => this.#takeBack(id, message)),
      model: this.#same(`pane${pane}`, { conversation: this.#withDraft(one), mine: state.isMine(desk, id), me: desk.me, drafts: desk.drafts, replies: desk.replies, connected: desk.link.state === 'open', busy: this.#ui.busy === id, supervises: state.supervises(desk), translator: desk.translator }),
    });
  }

  /** The language of a chat stands in the lists only; once known it stays with the conversation. */
  #named(desk, one) {
    const entry = desk.mine.find((chat) => chat.conversation === one.id) ?? desk.queue.find((chat) => chat.conversation === one.id) ?? desk.served.find((chat) => chat.conversation === one.id);
    const language = entry?.language ?? one.events.findLast((event) => event.lang)?.lang;
    return language === one.language ? one : this.#same(`named ${one.id}`, { ...one, language });
  }

  /** While the AI drafts, its words stand in the composer. */
  #withDraft(one) {
    return one.suggestion && !one.suggestion.done ? { ...one, text: one.suggestion.text, draft: 'fresh' } : one;
  }

  #side(desk) {
    const id = desk.panes[desk.focusPane] ?? desk.panes.find((pane) => pane !== null);
    return h('aside', { class: 'side', 'aria-label': say('side.title') }, h('desk-side', { key: id, onnote: (event) => this.#note(id, event.detail), onsummarize: () => this.#summarize(id), oneditTags: () => this.#show({ dialog: { name: 'tag', conversation: id } }), onopenTalk: (event) => this.#openArchived(event.detail.conversation), onleaveSide: () => this.#show({ side: false }), model: this.#same('side', { conversation: this.#named(desk, desk.conversations[id]), mine: state.isMine(desk, id) }) }));
  }

  #dialog(desk) {
    const leave = () => this.#show({ dialog: null });
    const id = this.#focused();
    switch (this.#ui.dialog?.name) {
      case 'keys': return h('desk-keys', { onleave: leave });
      case 'watch': return watchDialog({ leave, watch: (wanted) => this.#watch(wanted), problem: this.#ui.dialog.problem });
      case 'transfer': return transferDialog({ agents: desk.agents, me: desk.me, leave, transfer: (to) => { leave(); this.#do(() => this.#link.transfer(id, to), say('transferred.done', { to })); } });
      case 'whisper': {
        const { conversation } = this.#ui.dialog;
        return whisperDialog({ leave, whisper: (text) => { leave(); this.#do(() => this.#link.whisper(conversation, text), say('whisper.done')); } });
      }
      case 'reassign': {
        const { conversation } = this.#ui.dialog;
        return reassignDialog({ agents: desk.agents, owner: desk.conversations[conversation].owner, leave, reassign: (to) => { leave(); this.#do(() => this.#link.reassign(conversation, to), say('reassign.done', { to })); } });
      }
      case 'called': {
        const { conversation } = this.#ui.dialog;
        return calledDialog({ leave, called: (note) => { leave(); this.#do(() => this.#link.called(conversation, note), say('callback.doneNow')); } });
      }
      case 'close': return closeDialog({ list: desk.tags, chosen: desk.conversations[id]?.tags ?? [], leave, close: (tags) => { leave(); this.#do(() => this.#link.close(id, tags), say('closed.done')); } });
      case 'tag': {
        const { conversation } = this.#ui.dialog;
        return tagDialog({ list: desk.tags, chosen: desk.conversations[conversation].tags, leave, tag: (tags) => { leave(); this.#do(() => this.#link.tag(conversation, tags), say('tags.done')); } });
      }
      case 'fill': {
        const { reply, variable, values, conversation } = this.#ui.dialog;
        return fillDialog({ variable, leave, fill: (value) => { leave(); this.#reply(conversation, reply, { ...values, [variable]: value }); } });
      }
      case 'replies': return this.#repliesDialog(desk, leave);
      default: return null;
    }
  }

  #repliesDialog(desk, leave) {
    const { edited, problem } = this.#ui.dialog;
    const edit = (reply) => this.#show({ dialog: { name: 'replies', edited: reply } });
    return repliesDialog({
      replies: desk.replies, edited, problem, leave, edit, mayShare: state.supervises(desk),
      save: async (reply, words) => {
        try {
          await this.#link.saveReply(reply, words);
          edit(null);
          this.#notice(say('replies.saved'));
        } catch (refused) {
          this.#show({ dialog: { name: 'replies', edited: reply, problem: sentence(refused) } });
        }
      },
      remove: (reply) => this.#do(() => this.#link.removeReply(reply), say('replies.removed')),
    });
  }

  /** Puts a kept reply into the words of a chat; what the server cannot fill is asked for. */
  async #reply(id, reply, values = {}) {
    const one = this.#named(this.#desk, this.#desk.conversations[id]);
    try {
      const { text } = await this.#link.fillReply(id, reply, values, one.language);
      this.#change(id, (now) => ({ ...now, text }));
      this.querySelector('desk-chat.focused .reply')?.focus();
    } catch (problem) {
      const variable = missingVariable(problem);
      if (variable === null) this.#notice(sentence(problem), true);
      else this.#show({ dialog: { name: 'fill', conversation: id, reply, variable, values } });
    }
  }

  /** The model of before where nothing in it changed, so that a part is drawn only when it differs. */
  #same(key, model) {
    const old = this.#models.get(key);
    if (old !== undefined && Object.keys({ ...old, ...model }).every((part) => old[part] === model[part])) return old;
    this.#models.set(key, model);
    return model;
  }

  #focused() {
    return this.#desk.panes[this.#desk.focusPane];
  }

  #focus(pane) {
    if (this.#desk.focusPane !== pane) this.#link.fold({ ...this.#desk, focusPane: pane });
  }

  #open(id, pane) {
    this.#link.fold(state.shown(this.#desk, id, pane));
    if (!this.#desk.conversations[id]?.loaded) this.#link.read(id);
    this.#link.seen(id);
    if (this.#desk.conversations[id].summary === null) this.#summarize(id, true);
  }

  #beside(id) {
    const there = this.#desk.panes.indexOf(id);
    if (there > 0) this.#link.fold(state.hidden(this.#desk, there));
    else this.#open(id, state.besidePane(this.#desk));
  }

  #look() {
    if (document.visibilityState === 'visible' && this.#link) for (const pane of state.visible(this.#desk)) this.#link.seen(this.#desk.panes[pane]);
  }

  async #claim(id) {
    this.#show({ busy: id });
    const taken = await this.#do(() => this.#link.claim(id), say('claimed.done'));
    this.#show({ busy: null, selected: null });
    if (!taken) return;
    this.#open(id);
    this.querySelector('desk-chat.focused .reply')?.focus();
  }

  async #watch(id) {
    try {
      await this.#link.watch(id);
      this.#show({ dialog: null });
      this.#open(id);
    } catch (problem) {
      if (this.#ui.dialog?.name === 'watch') this.#show({ dialog: { name: 'watch', problem: sentence(problem) } });
      else this.#notice(sentence(problem), true);
    }
  }

  #unwatch(id, pane) {
    this.#link.unwatch(id);
    this.#link.fold(state.hidden(this.#desk, pane));
  }

  #write(id, text) {
    this.#change(id, (one) => ({ ...one, text, draft: text === '' ? null : one.draft ? 'edited' : null, suggestion: text === '' ? null : one.suggestion }));
  }

  #send(id, text) {
    const { pictures } = this.#desk.conversations[id];
    this.#change(id, (one) => ({ ...one, text: '', draft: null, suggestion: null }));
    const to = this.#carriedTo(id, text);
    const attachments = pictures.map((picture) => picture.id);
    if (to === null) this.#link.say(id, text, attachments);
    else this.#link.sayCarried(id, text, to, attachments);
    this.#link.detach(id, pictures.map((picture) => picture.key));
  }

  /** The shopper's language where the reply is to be carried over into it; null where it goes as it is. */
  #carriedTo(id, text) {
    const one = this.#named(this.#desk, this.#desk.conversations[id]);
    const to = shopperTongue(one) ?? state.chatTongue(one);
    const written = tongueOf(text);
    return this.#desk.translator && state.translates(one, spoken()) && to !== null && written !== null && written !== to ? to : null;
  }

  #switchTranslation(id) {
    const on = state.translates(this.#named(this.#desk, this.#desk.conversations[id]), spoken());
    this.#link.fold({ ...this.#desk, translator: true });
    this.#change(id, (one) => ({ ...one, translating: !on, translations: on ? one.translations : withoutFailed(one.translations) }));
  }

  /** One message at a time, of all chats that are open; each that is done lets the logs ask for their next. */
  async #translateNext(id, { event, to }) {
    if (this.#translating || !this.#desk.translator) return;
    this.#translating = true;
    try {
      await this.#link.readMessage(id, event, to);
    } catch {
      // It is marked; the button beside the message tries again.
    } finally {
      this.#translating = false;
      for (const log of this.querySelectorAll('desk-log')) log.translateNext();
    }
  }

  #attach(id, files) {
    const left = AT_ONCE - this.#desk.conversations[id].pictures.length;
    if (files.length > left) this.#notice(say('pictures.atOnce', { count: AT_ONCE }), true);
    this.#link.attach(id, files.slice(0, left));
  }

  async #suggest(id) {
    const before = this.#desk.conversations[id].text;
    if (!(await this.#help(() => this.#link.suggest(id)))) return;
    this.#change(id, (one) => ({ ...one, before, text: one.suggestion?.text ?? one.text, draft: one.suggestion ? 'fresh' : null }));
    this.querySelector('desk-chat.focused .reply')?.focus();
  }

  /** Does something that the model helps with: where it does not, there is a word of its own for that. */
  async #help(act) {
    try {
      await act();
      return true;
    } catch (problem) {
      const own = `help.${problem.code}`;
      this.#notice(known(own) ? say(own) : sentence(problem), true);
      return false;
    }
  }

  #use(id, text) {
    this.#change(id, (one) => ({ ...one, text, carried: null }));
    this.querySelector('desk-chat.focused .reply')?.focus();
  }

  #discard(id) {
    this.#change(id, (one) => ({ ...one, text: one.before ?? '', draft: null, suggestion: null }));
  }

  #takeBack(id, message) {
    this.#link.dropUnsent(id, message.id);
    const pictures = message.attachments.map((picture) => ({ key: picture, id: picture, name: say('picture.word'), url: null, problem: null }));
    this.#change(id, (one) => ({ ...one, text: [one.text, message.text].filter(Boolean).join('\n'), pictures: [...one.pictures, ...pictures].slice(0, AT_ONCE) }));
  }

  /** Asked for by the page itself, a summary that does not come is no news. */
  #summarize(id, unasked = false) {
    if (this.#desk.conversations[id].summary?.busy) return undefined;
    const asked = this.#link.summarize(id, spoken());
    return unasked ? asked.catch(() => {}) : this.#help(() => asked);
  }

  async #note(id, { text, saved }) {
    if (await this.#do(() => this.#link.note(id, text), say('note.done'))) saved();
  }

  #change(id, change) {
    this.#link.fold(state.changeConversation(this.#desk, id, change));
    keepDrafts(state.draftsOf(this.#desk));
  }

  #key(event) {
    if (this.#link === null || document.querySelector('dialog[open]')) return;
    const wanted = actOf(event);
    if (wanted === null) return;
    event.preventDefault();
    this.#act(wanted.act, wanted.key);
  }

  #act(act, key) {
    const id = this.#focused();
    const mine = id !== null && state.isMine(this.#desk, id);
    switch (act) {
      case 'next': return this.#select(1);
      case 'previous': return this.#select(-1);
      case 'claim': return this.#claimSelected(id);
      case 'look': return this.#ui.selected && this.#watch(this.#ui.selected);
      case 'chat': return this.#openNumber(Number(key) - 1);
      case 'nextChat': return this.#cycle(1);
      case 'previousChat': return this.#cycle(-1);
      case 'beside': return this.#cycleBeside();
      case 'nextPane': return this.#toPane(1);
      case 'previousPane': return this.#toPane(-1);
      case 'reply': return this.querySelector('desk-chat.focused .reply')?.focus();
      case 'suggest': return mine && this.#desk.drafts && this.#suggest(id);
      case 'summary': return id !== null && this.#showSummary(id);
      case 'translation': return id !== null && this.#switchTranslation(id);
      case 'note': return this.#focusNote();
      case 'handBack': return mine && this.#do(() => this.#link.handBack(id), say('handedBack.done'));
      case 'transfer': return mine && this.#show({ dialog: { name: 'transfer' } });
      case 'close': return mine && this.#show({ dialog: { name: 'close' } });
      case 'whisper': return id !== null && this.#served(id) && state.hearsWhispers(this.#desk, id) && this.#show({ dialog: { name: 'whisper', conversation: id } });
      case 'stepIn': return id !== null && !mine && this.#served(id) && state.supervises(this.#desk) && this.#stepIn(id);
      case 'reassign': return id !== null && !this.#desk.conversations[id].owner.closed && state.supervises(this.#desk) && this.#show({ dialog: { name: 'reassign', conversation: id } });
      case 'byId': return this.#show({ dialog: { name: 'watch' } });
      case 'find': return this.#openFind();
      case 'sound': this.#alarm.mute(!this.#alarm.muted); return this.redraw();
      case 'help': return this.#showKeys();
      default: return undefined;
    }
  }

  /** A person has it now. */
  #served(id) {
    const { owner } = this.#desk.conversations[id];
    return owner.kind === 'agent' && !owner.closed;
  }

  async #stepIn(id) {
    this.#show({ busy: id });
    await this.#do(() => this.#link.stepIn(id), say('stepIn.done'));
    this.#show({ busy: null });
    this.querySelector('desk-chat.focused .reply')?.focus();
  }

  /** The keyboard goes with the eye: into the reply where there is one, else to the log. */
  #toPane(step) {
    this.#link.fold(state.paneBeside(this.#desk, step));
    const chat = this.querySelector('desk-chat.focused');
    (chat?.querySelector('.reply') ?? chat?.querySelector('desk-log'))?.focus();
  }

  #openFind() {
    if (this.#ui.find === null) this.#show({ find: { query: null, found: null, cursor: undefined, busy: false, problem: null } });
    this.querySelector('.find-words')?.focus();
  }

  async #showKeys() {
    await import('./desk-keys.js');
    this.#show({ dialog: { name: 'keys' } });
  }

  #select(step) {
    const queue = this.#queue(this.#desk);
    if (queue.length === 0) return;
    const at = queue.findIndex((entry) => entry.conversation === this.#ui.selected);
    const next = at === -1 ? (step > 0 ? 0 : queue.length - 1) : (at + step + queue.length) % queue.length;
    this.#show({ selected: queue[next].conversation });
    this.querySelector('desk-queue .selected')?.scrollIntoView({ block: 'nearest' });
  }

  /** The selected one; else the chat that is looked at; else who stands first. */
  #claimSelected(open) {
    const watched = open !== null && !state.isMine(this.#desk, open) && this.#desk.conversations[open].owner.kind !== 'agent' ? open : null;
    const id = this.#ui.selected ?? watched ?? this.#queue(this.#desk)[0]?.conversation;
    if (id) this.#claim(id);
  }

  #openNumber(index) {
    const chat = this.#desk.mine[index];
    if (chat) this.#open(chat.conversation);
  }

  #cycle(step) {
    const ids = this.#chats(this.#desk).map((chat) => chat.id);
    if (ids.length === 0) return;
    const at = ids.indexOf(this.#focused());
    this.#open(ids[(at + step + ids.length) % ids.length]);
  }

  #cycleBeside() {
    const other = this.#chats(this.#desk).find((chat) => !this.#desk.panes.includes(chat.id));
    const shown = state.visible(this.#desk);
    if (other && shown.length < this.#desk.room) this.#open(other.id, state.besidePane(this.#desk));
    else if (shown.length > 1) this.#link.fold(state.hidden(this.#desk, shown.findLast((pane) => pane !== this.#desk.focusPane)));
  }

  #showSummary(id) {
    this.#show({ side: true });
    const { summary } = this.#desk.conversations[id];
    if (!summary?.done || summary.to !== spoken() || state.summaryIsOld(this.#desk.conversations[id])) this.#summarize(id);
    this.querySelector('desk-side .summary')?.focus();
  }

  #focusNote() {
    this.#show({ side: true });
    this.querySelector('desk-side .note-text')?.focus();
  }
}

function withoutFailed(translations) {
  return Object.fromEntries(Object.entries(translations).filter(([, translation]) => !translation?.failed));
}

customElements.define('desk-app', DeskApp);
