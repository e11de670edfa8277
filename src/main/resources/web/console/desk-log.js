import { sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { known, locale, say, spoken } from '../shared/words.js';
import { routeWords, safe } from './decision-card.js';
import { reasonWords } from './desk-queue.js';
import { nameOf, translationKey } from './chat-state.js';
import './shop-card.js';
import './shop-picture.js';
import { tongueOf } from './tongue.js';

const NEAR_END_PX = 80;

/**
 * The log of one conversation. Model: `{conversation, me, connected, translated}`; `translated` is whether it is carried over without being asked, what is in sight and one at a time. It follows the newest message until the reader scrolls up;
 * then a pill says that there is more. Tells `read` to try again, `takeBack` with an unsent message, `translate` and `translateNext` with an event and `to`, `asWritten` with a message that is not to wait for its translation.
 */
class DeskLog extends View {
  #following = true;
  #drawnSeq = 0;
  #behind = false;

  // Pictures and the composer change heights without a message; who follows the end stays at it.
  #sizes = new ResizeObserver(() => { if (this.#following) this.scrollTop = this.scrollHeight; });

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.addEventListener('scroll', () => {
      this.#following = this.scrollHeight - this.scrollTop - this.clientHeight < NEAR_END_PX;
      if (this.#following && this.#behind) {
        this.#behind = false;
        super.redraw();
      }
      this.translateNext();
    }, { passive: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  redraw() {
    const one = this.model?.conversation;
    const newest = (one?.lastSeq ?? 0) + (one?.sending.length ?? 0) / 1000;
    if (!this.#following && newest > this.#drawnSeq) this.#behind = true;
    this.#drawnSeq = newest;
    super.redraw();
    if (this.#following) this.scrollTop = this.scrollHeight;
    this.translateNext();
  }

  /** Asks for the newest message in sight that is not in the reader's language yet. */
  translateNext() {
    if (!this.model?.translated) return;
    const { conversation } = this.model;
    const frame = this.getBoundingClientRect();
    const inSight = (event) => {
      const place = this.querySelector(`[data-seq="${event.seq}"]`)?.getBoundingClientRect();
      return place !== undefined && place.bottom > frame.top && place.top < frame.bottom;
    };
    const next = conversation.events.findLast((event) => strange(event, conversation) && conversation.translations[translationKey(event.seq, spoken())] === undefined && inSight(event));
    if (next) this.tell('translateNext', { event: next, to: spoken() });
  }

  tree(model) {
    if (model === null) return null;
    const one = model.conversation;
    if (one.problem && one.events.length === 0) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('message.failedToRead')), h('p', null, sentence(one.problem)), h('button', { onclick: () => this.tell('read') }, say('tryAgain')));
    if (!one.loaded && one.events.length === 0) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'), h('i'));
    if (one.events.length === 0 && one.sending.length === 0) return h('div', { class: 'empty' }, icon('cup'), h('strong', null, say('message.none')), h('p', null, say('message.noneWhy')));
    const shownDecisions = new Set();
    return [
      h('div', { role: 'log', 'aria-live': 'polite', 'aria-label': say('message.log') }, h('ol', { class: 'log' },
        inTime(one.events, one.whispers).map((entry) => (entry.seq === undefined ? this.#whisper(entry) : this.#event(entry, one, shownDecisions))),
        Object.entries(one.decisions).filter(([turn]) => !shownDecisions.has(turn)).map(([turn, decision]) => h('li', { key: `d${turn}`, class: 'alone' }, h('decision-card', { model: decision }))),
        one.sending.map((message) => this.#unsent(message, model)))),
      one.typing && h('p', { class: 'typing soft' }, say('message.typing')),
      this.#behind && h('button', { class: 'pill', onclick: () => this.#toEnd() }, icon('down'), say('message.new')),
    ];
  }

  #toEnd() {
    this.#following = true;
    this.#behind = false;
    super.redraw();
    this.scrollTop = this.scrollHeight;
  }

  #event(event, one, shownDecisions) {
    const system = systemLine(event);
    const turn = String(event.turn ?? ''); // a number in a decision, a string in an event
    const decision = shownDecisions.has(turn) ? undefined : one.decisions[turn];
    if (decision) shownDecisions.add(turn);
    if (system !== null) return h('li', { key: `e${event.seq}`, class: 'stack' }, h('div', { class: 'line' }, h('span', null, system), h('time', { datetime: event.at }, moment(event.at))), decision && h('decision-card', { model: decision }));
    return h('li', { key: `e${event.seq}`, 'data-seq': String(event.seq), class: `bubble from-${event.author?.kind ?? 'system'}` },
      h('div', { class: 'meta' }, h('span', { class: 'strong' }, speaker(event.author, this.model.me)), event.route && h('span', { class: 'chip' }, routeWords(event.route)), h('time', { datetime: event.at }, moment(event.at))),
      h('div', { class: 'body' }, event.text && h('p', { class: 'words' }, event.text), this.#translation(event, one), extras(event, one.id)),
      decision && h('decision-card', { model: decision }), this.#mark(event, one));
  }

  /** Whether the shopper has read the last words of an agent. */
  #mark(event, one) {
    if (event.seq !== lastOfAgents(one)) return null;
    const read = one.seen.shopper >= event.seq;
    return h('p', { class: 'read-mark soft small' }, read && icon('check'), say(read ? 'message.read' : 'message.notRead'));
  }

  #whisper(whisper) {
    return h('li', { key: `w${whisper.id}`, class: 'bubble whispered' },
      h('div', { class: 'meta' }, icon('whisper'), h('span', { class: 'strong' }, say('whisper.by', { name: whisper.author })), h('time', { datetime: whisper.at }, moment(whisper.at))),
      h('div', { class: 'body' }, h('p', { class: 'words' }, whisper.text), h('p', { class: 'soft small' }, say('whisper.private'))),
      whisper.author !== this.model.me.name && h('button', { class: 'link', onclick: () => this.tell('whisper') }, say('whisper.reply')));
  }

  /** What is in the other language can be read in the page's own, beside it. */
  #translation(event, one) {
    const original = one.originals[event.id];
    if (original) return h('p', { class: 'translation original' }, h('span', { class: 'soft small' }, say('translate.original')), h('span', { class: 'words' }, original));
    if (!strange(event, one)) return null;
    const translation = one.translations[translationKey(event.seq, spoken())];
    if (translation?.text) return h('p', { class: 'translation', lang: locale() }, h('span', { class: 'soft small' }, say('translate.done')), h('span', { class: 'words' }, translation.text));
    return h('button', { class: 'link translate', disabled: translation?.busy === true, onclick: () => this.tell('translate', { event, to: spoken() }) }, translation?.busy ? say('translate.busy') : say('translate.do'));
  }

  #unsent(message, model) {
    const state = message.carrying ? say('translate.busy') : message.problem ? say('message.failed', { problem: sentence(message.problem) }) : model.connected ? say('message.sending') : say('message.kept');
    return h('li', { key: `s${message.id}`, class: 'bubble from-agent unsent' },
      h('div', { class: 'meta' }, h('span', { class: 'strong' }, say('console.you')), h('span', { class: message.problem ? 'error' : '' }, state)),
      h('div', { class: 'body' }, h('p', { class: 'words' }, message.text), extras(message, model.conversation.id)),
      message.carrying && h('button', { class: 'link as-written', onclick: () => this.tell('asWritten', { message: message.id }) }, say('translate.sendNow')),
      message.problem && h('button', { class: 'link', onclick: () => this.tell('takeBack', { message }) }, say('message.back')));
  }
}

/** In the other language than the page's, and not carried over by the agent himself. */
function strange(event, one) {
  return Boolean(event.text) && systemLine(event) === null && !one.originals[event.id] && (tongueOf(event.text) ?? spoken()) !== spoken();
}

/** The seq of the last words of a person at the desk, which the mark stands under; 0 where there are none. */
function lastOfAgents(one) {
  return one.events.findLast((event) => event.kind === 'said' && event.author?.kind === 'agent')?.seq ?? 0;
}

/** The log with what was whispered beside it, each where it came in time. */
export function inTime(events, whispers) {
  const all = [...events];
  for (const whisper of whispers) {
    const after = all.findIndex((entry) => entry.at > whisper.at);
    all.splice(after === -1 ? all.length : after, 0, whisper);
  }
  return all;
}

function speaker(author, me) {
  switch (author?.kind) {
    case 'shopper': return author.name ? `${say('console.shopper')} ${author.name === 'shopper' ? '' : author.name}`.trim() : say('console.shopper');
    case 'ai': return say('console.ai');
    case 'agent': return author.name === me.name ? say('console.you') : say('console.agentNamed', { name: author.name ?? '' });
    default: return say('console.system');
  }
}

function extras(event, conversation) {
  const cards = event.kind === 'card' ? [event.card] : (event.cards ?? []);
  return [
    cards.map((card) => h('shop-card', { model: card })),
    event.form?.fields?.length > 0 && h('p', { class: 'soft' }, say('message.fields') + say('colon') + event.form.fields.map((field) => field.label).join(say('comma'))),
    event.options?.length > 0 && h('ul', { class: 'row', 'aria-label': say('message.options') }, event.options.map((option) => h('li', { class: 'chip' }, option.label ?? option.id))),
    event.attachments?.length > 0 && h('div', { class: 'pictures', role: 'group', 'aria-label': say('message.attachments', { count: event.attachments.length }) }, event.attachments.map((id) => h('shop-picture', { key: id, 'data-conversation': conversation, 'data-picture': id }))),
    event.sources?.length > 0 && h('p', { class: 'soft small' }, say('message.sources') + say('colon'), event.sources.map((source, index) => [index > 0 && say('comma'), source.url ? h('a', { href: safe(source.url), target: '_blank', rel: 'noopener' }, source.title) : source.title])),
  ];
}

/** What is said in a thin line instead of a bubble; null where somebody speaks. */
function systemLine(event) {
  switch (event.kind) {
    case 'handoffRequested': return say('event.handoffRequested', { reason: reasonWords(event.reason) });
    case 'agentJoined': return say('event.agentJoined', { name: nameOf(event.agent) || event.author?.name });
    case 'agentLeft': return say('event.agentLeft', { name: nameOf(event.agent) || event.author?.name });
    case 'handedBack': return nameOf(event.agent) === 'system' ? say('event.handedBackBySystem') : say('event.handedBack', { name: nameOf(event.agent) });
    case 'closed': return say('event.closed', { name: known(`by.${nameOf(event.by)}`) ? say(`by.${nameOf(event.by)}`) : nameOf(event.by) });
    case 'reopened': return say('event.reopened');
    case 'rated': return say('event.rated', { score: event.score ?? '?' }) + (event.comment ? say('colon') + event.comment : '');
    case 'said': case 'answered': case 'asked': case 'entrance': case 'card': return null;
    default: return event.text ? null : say('event.other', { kind: event.kind });
  }
}

customElements.define('desk-log', DeskLog);
