import { sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { chip, stamp } from '../shared/marks.js';
import { locale, say, spoken, wordsFor } from '../shared/words.js';
import { translationKey } from './chat-state.js';
import { speaker, systemLine } from './chat-words.js';
import './decision-card.js';
import './shop-card.js';
import './shop-picture.js';
import { sourceLink } from './source-link.js';
import { tongueOf } from './tongue.js';

/** How each entry of a conversation's log is drawn. `tell(name, detail)` goes to who hears the log. */

/** An event: a thin line where something happened, a bubble where somebody speaks. `decision` is the one behind it, where there is one. */
export function eventLine(event, decision, { conversation: one, me }, tell) {
  const key = `e${event.seq}`;
  const card = decision && h('decision-card', { model: decision });
  const happened = systemLine(event);
  if (happened !== null) return h('li', { key, class: 'stack' }, h('div', { class: 'line' }, h('span', null, happened), stamp(event.at)), card);
  return h('li', { key, 'data-seq': String(event.seq), class: `bubble from-${event.author?.kind ?? 'system'}` },
    h('div', { class: 'meta' }, h('span', { class: 'strong' }, speaker(event.author, me)), event.route && chip(wordsFor('route', event.route)), stamp(event.at)),
    h('div', { class: 'body' }, event.text && h('p', { class: 'words' }, event.text), translation(event, one, tell), extras(event, one.id)),
    card, readMark(event, one));
}

/** A decision that led to nothing in the log. */
export function decisionLine(turn, decision) {
  return h('li', { key: `d${turn}`, class: 'alone' }, h('decision-card', { model: decision }));
}

export function whisperLine(whisper, me, tell) {
  return h('li', { key: `w${whisper.id}`, class: 'bubble whispered' },
    h('div', { class: 'meta' }, icon('whisper'), h('span', { class: 'strong' }, say('whisper.by', { name: whisper.author })), stamp(whisper.at)),
    h('div', { class: 'body' }, h('p', { class: 'words' }, whisper.text), h('p', { class: 'soft small' }, say('whisper.private'))),
    whisper.author !== me.name && h('button', { class: 'link', onclick: () => tell('whisper') }, say('whisper.reply')));
}

/** Words of mine that the server has not taken yet. */
export function unsentLine(message, { conversation, connected }, tell) {
  return h('li', { key: `s${message.id}`, class: 'bubble from-agent unsent' },
    h('div', { class: 'meta' }, h('span', { class: 'strong' }, say('console.you')), h('span', { class: message.problem ? 'error' : '' }, fate(message, connected))),
    h('div', { class: 'body' }, h('p', { class: 'words' }, message.text), extras(message, conversation.id)),
    message.carrying && h('button', { class: 'link as-written', onclick: () => tell('asWritten', { message: message.id }) }, say('translate.sendNow')),
    message.problem && h('button', { class: 'link', onclick: () => tell('takeBack', { message }) }, say('message.back')));
}

function fate({ carrying, problem }, connected) {
  if (carrying) return say('translate.busy');
  if (problem) return say('message.failed', { problem: sentence(problem) });
  return connected ? say('message.sending') : say('message.kept');
}

/** In the other language than the page's, and not carried over by the agent himself. */
export function isStrange(event, one) {
  return Boolean(event.text) && systemLine(event) === null && !one.originals[event.id] && (tongueOf(event.text) ?? spoken()) !== spoken();
}

/** What is in the other language can be read in the page's own, beside it. */
function translation(event, one, tell) {
  const original = one.originals[event.id];
  if (original) return beside('translation original', say('translate.original'), original);
  if (!isStrange(event, one)) return null;
  const { text, busy = false } = one.translations[translationKey(event.seq, spoken())] ?? {};
  if (text) return beside('translation', say('translate.done'), text, locale());
  return h('button', { class: 'link translate', disabled: busy, onclick: () => tell('translate', { event, to: spoken() }) }, busy ? say('translate.busy') : say('translate.do'));
}

function beside(kind, title, words, lang = null) {
  return h('p', { class: kind, lang }, h('span', { class: 'soft small' }, title), h('span', { class: 'words' }, words));
}

/** Whether the shopper has read the last words of an agent. */
function readMark(event, one) {
  const last = one.events.findLast(({ kind, author }) => kind === 'said' && author?.kind === 'agent');
  if (event.seq !== last?.seq) return null;
  const read = one.seen.shopper >= event.seq;
  return h('p', { class: 'read-mark soft small' }, read && icon('check'), say(read ? 'message.read' : 'message.notRead'));
}

/** What comes with the words: cards, a form, options, pictures, sources. */
function extras(event, conversation) {
  const cards = event.kind === 'card' ? [event.card] : (event.cards ?? []);
  return [
    cards.map((card) => h('shop-card', { model: card })),
    event.form?.fields?.length > 0 && h('p', { class: 'soft' }, say('message.fields') + say('colon') + event.form.fields.map((field) => field.label).join(say('comma'))),
    event.options?.length > 0 && h('ul', { class: 'row', 'aria-label': say('message.options') }, event.options.map((option) => h('li', { class: 'chip' }, option.label ?? option.id))),
    event.attachments?.length > 0 && pictures(event.attachments, conversation),
    event.sources?.length > 0 && h('p', { class: 'soft small' }, say('message.sources') + say('colon'), event.sources.map((source, index) => [index > 0 && say('comma'), sourceLink(source)])),
  ];
}

function pictures(ids, conversation) {
  return h('div', { class: 'pictures', role: 'group', 'aria-label': say('message.attachments', { count: ids.length }) },
    ids.map((id) => h('shop-picture', { key: id, 'data-conversation': conversation, 'data-picture': id })));
}
