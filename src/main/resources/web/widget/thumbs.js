// Whether an answer helped.

import { h, icon, iconButton } from './dom.js';

/** Thumbs under an answer; after a vote they say what was kept. */
export function thumbs(event, { state, words, vote, person }) {
  const given = state.votes[event.seq];
  if (given === undefined) {
    return h('span', { class: 'thumbs' }, iconButton('good', words.helpful, () => vote(event.seq, true)), iconButton('poor', words.unhelpful, () => vote(event.seq, false)));
  }
  const door = given || state.owner.kind !== 'bot' ? null : h('button', { type: 'button', class: 'quiet', onclick: person }, words.person);
  return h('span', { class: 'thumbs voted' }, icon(given ? 'good' : 'poor'), h('span', {}, given || !door ? words.thanks : words.sorryVote), door);
}
