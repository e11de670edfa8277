import { h } from '../shared/dom.js';
import { chip, stamp } from '../shared/marks.js';
import { languageWords, say } from '../shared/words.js';
import { standing } from './chat-words.js';
import { tagChips } from './desk-tags.js';

/** One found or earlier conversation as a button; `open` is called with its id. */
export function talkLine(talk, open) {
  return h('li', { key: talk.conversation },
    h('button', { class: 'chat', type: 'button', onclick: () => open(talk.conversation) },
      h('span', { class: 'spread' },
        h('span', { class: 'row' }, h('span', { class: 'strong' }, nameOf(talk)), chip(languageWords(talk.locale))),
        stamp(talk.openedAt, 'soft small')),
      h('span', { class: 'preview soft' }, talk.words ?? ''),
      h('span', { class: 'soft small' }, [standing(talk), servedBy(talk)].filter(Boolean).join(' · '))),
    tagChips(talk.tags));
}

function nameOf({ shopperName, conversation }) {
  return shopperName ?? `${say('console.shopper')} · ${conversation.slice(-4)}`;
}

/** Whom it was with, where that is not who has it now. */
function servedBy({ agents, owner }) {
  return agents.length > 0 && owner.kind !== 'agent' ? say('find.servedBy', { names: agents.join(say('comma')) }) : '';
}
