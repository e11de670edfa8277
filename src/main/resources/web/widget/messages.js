// One event of the log as one row.

import { cardView } from './cards.js';
import { h, icon, prose, webLink } from './dom.js';
import { formView } from './forms.js';
import { thumbs } from './thumbs.js';
import { nameOf } from './state.js';

/** Who speaks, in the reader's words. */
export function speaker(author, words) {
  switch (author?.kind) {
    case 'ai':
      return words.ai(author.name);
    case 'agent':
      return words.agent(author.name);
    case 'shopper':
      return words.you;
    default:
      return words.system;
  }
}

/**
 * @param {object} event
 * @param {?object} before the event above it
 * @param {object} context `Log`'s shown with `state`, `offer` (the seq whose options are open) and `latest` answer
 */
export function messageRow(event, before, context) {
  const { state, offer, latest, words, locale } = context;
  const open = event.seq === offer;
  const voted = state.votes[event.seq];
  const isLatest = event.seq === latest;
  const last = event === state.events.at(-1);
  const first = !before || speaker(before.author, words) !== speaker(event.author, words) || !isMessage(before);
  return {
    key: event.turn && event.kind === 'answered' ? `turn:${event.turn}` : event.author?.kind === 'shopper' && event.id ? `me:${event.id}` : `seq:${event.seq}`,
    signature: JSON.stringify([locale, open, voted, isLatest, first, last, state.owner.kind, last && state.read >= event.seq]),
    fill: () => VIEWS[event.kind]?.(event, { ...context, open, isLatest, first, last }) ?? { class: 'row', nodes: [] },
  };
}

const isMessage = (event) => event.kind in VIEWS && !(event.kind in LINES);

/** What changed, in one thin line. */
const LINES = {
  handoffRequested: (event, { words }) => event.text || (words.handoff[event.reason] ?? words.handoff.lowConfidence),
  agentJoined: (event, { words }) => words.agentJoined(words.agent(nameOf(event.agent))),
  agentLeft: (event, { words }) => words.agentLeft(words.agent(nameOf(event.agent))),
  handedBack: (event, { words }) => (nameOf(event.agent) === 'system' ? words.handedBackByTime : words.handedBack),
  closed: (event, { words }) => words.closed,
  reopened: (event, { words }) => words.reopened,
  rated: (event, { words }) => words.rated,
};

const line = (event, context) => ({ class: 'row system', nodes: [h('p', {}, LINES[event.kind](event, context)), form(event, context)] });

const VIEWS = {
  said: (event, context) => (event.author?.kind === 'shopper' ? mine(event, context) : theirs(event, context, [])),
  answered: (event, context) => theirs(event, context, [sources(event, context), ...cards(event.cards, event, context), foot(event, context)]),
  asked: (event, context) => theirs(event, context, [options(event, context)]),
  entrance: (event, context) => theirs(event, context, [...cards(event.cards, event, context), form(event, context), options(event, context)]),
  card: (event, context) => theirs(event, context, cards([event.card], event, context)),
  ...Object.fromEntries(Object.keys(LINES).map((kind) => [kind, line])),
};

function mine(event, { words, chat, last, state }) {
  const values = Object.entries(event.data ?? {}).filter(([, value]) => typeof value === 'string' && !UUID.test(value));
  const bubble = h('div', { class: 'bubble' }, h('span', { class: 'unseen' }, `${words.you}: `), prose(event.text), values.map(([, value]) => h('p', { class: 'data' }, value)), pictures(event, chat, words));
  return { class: 'row mine', nodes: [bubble, last ? h('p', { class: 'fate' }, icon('check'), state.read >= event.seq ? words.read : words.sent) : null] };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/i;

function theirs(event, { words, chat, first }, below) {
  const kind = event.author?.kind === 'agent' ? 'agent' : 'ai';
  const who = h('p', { class: first ? 'who' : 'unseen' }, speaker(event.author, words));
  const bubble = event.text ? h('div', { class: 'bubble' }, prose(event.text), pictures(event, chat, words)) : null;
  return { class: `row ${kind}${first ? ' first' : ''}`, nodes: [who, bubble, ...below] };
}

function sources(event, { words }) {
  const list = event.sources ?? [];
  return list.length ? h('p', { class: 'sources' }, `${words.sources}: `, list.flatMap((source, at) => [at ? ' · ' : '', webLink(source.url, source.title ?? source.id)])) : null;
}

const foot = (event, context) => (context.isLatest || context.state.votes[event.seq] !== undefined ? thumbs(event, context) : null);

function options(event, { open, choose }) {
  const list = open ? (event.options ?? []) : [];
  const button = (option) => h('button', { type: 'button', class: 'option', onclick: () => choose(option.id, { label: option.label, seq: event.seq }) }, option.label);
  return list.length ? h('div', { class: 'options', role: 'group' }, list.map(button)) : null;
}

function form(event, { open, words, choose, chat }) {
  return event.form && open
    ? formView(event.form, {
        words,
        upload: (file) => chat.files.upload(file),
        submit: (data, label, secret) => choose(event.form.submit, { label, seq: event.seq, data, secret }),
      })
    : null;
}

function cards(list, event, context) {
  const choose = (option) => context.choose(option.id, { label: option.label, seq: event.seq });
  return (list ?? []).filter(Boolean).map((card) => cardView(card, { ...context, zone: context.state.zone, choose }));
}

function pictures(event, chat, words) {
  return (event.attachments ?? []).map((each) => {
    const frame = h('span', { class: 'attachment' }, icon('picture'), words.pictureWord);
    chat.files
      .picture(each)
      .then((blob) => frame.replaceChildren(picture(URL.createObjectURL(blob), words)))
      .catch(() => {}); // the word stands where the picture cannot be had
    return frame;
  });
}

/** Small in the talk, large in a window of its own; a kind that this browser cannot show is still there to be kept. */
function picture(address, words) {
  const link = h('a', { href: address, target: '_blank', rel: 'noopener', 'aria-label': words.pictureOpen });
  link.append(h('img', { src: address, alt: words.pictureWord, onerror: () => link.replaceChildren(icon('picture'), words.pictureOpen) }));
  return link;
}
