import { sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { known, say } from '../shared/words.js';
import { languageWords } from './desk-queue.js';
import { tagChips } from './desk-tags.js';

const STATES = ['bot', 'waiting', 'served', 'closed'];

/** What a form of the search asks for, as the server wants it: what is empty is left out. */
export function queryOf(form) {
  return Object.fromEntries(['q', 'agent', 'tag', 'state', 'from', 'to'].map((name) => [name, (form.get(name) ?? '').trim()]).filter(([, value]) => value !== ''));
}

/** How a found conversation stands, in the page's words. */
function standing(talk) {
  return talk.state === 'closed' ? say('console.ownedBy.closed') : known(`console.ownedBy.${talk.owner.kind}`) ? say(`console.ownedBy.${talk.owner.kind}`, { name: talk.owner.name ?? '' }) : '';
}

/** One found conversation as a button; `open` is called with its id. */
export function talkLine(talk, open) {
  return h('li', { key: talk.conversation },
    h('button', { class: 'chat', type: 'button', onclick: () => open(talk.conversation) },
      h('span', { class: 'spread' }, h('span', { class: 'row' }, h('span', { class: 'strong' }, talk.shopperName ?? `${say('console.shopper')} · ${talk.conversation.slice(-4)}`), h('span', { class: 'chip' }, languageWords(talk.locale))), h('time', { class: 'soft small', datetime: talk.openedAt }, moment(talk.openedAt))),
      h('span', { class: 'preview soft' }, talk.words ?? ''),
      h('span', { class: 'soft small' }, [standing(talk), talk.agents.length > 0 && talk.owner.kind !== 'agent' ? say('find.servedBy', { names: talk.agents.join(say('comma')) }) : ''].filter(Boolean).join(' · '))),
    tagChips(talk.tags));
}

/**
 * The search over all conversations. Model: `{agents, tags, found, cursor, busy, problem}`; `found` is null before the first
 * search. Tells `find` with the query, `more`, `openTalk` with the conversation, `leaveFind`.
 */
class DeskFind extends View {
  tree(model) {
    if (model === null) return null;
    return [
      h('div', { class: 'spread side-head' }, h('h2', null, say('find.title')), h('button', { class: 'tool', type: 'button', 'aria-label': say('find.leave'), title: say('find.leave'), onclick: () => this.tell('leaveFind') }, icon('close'))),
      h('form', { class: 'stack', onsubmit: (event) => { event.preventDefault(); this.tell('find', { query: queryOf(new FormData(event.target)) }); } },
        h('label', null, h('span', { class: 'label' }, say('find.words')), h('input', { type: 'search', name: 'q', class: 'find-words', minlength: '2', maxlength: '100', autocomplete: 'off' })),
        h('details', { class: 'more-fields' }, h('summary', null, say('find.narrow')), h('div', { class: 'stack' },
          h('label', null, h('span', { class: 'label' }, say('find.agent')), h('input', { name: 'agent', list: 'find-agents', autocomplete: 'off' }), h('datalist', { id: 'find-agents' }, model.agents.map((agent) => h('option', { value: agent.name })))),
          h('label', null, h('span', { class: 'label' }, say('find.tag')), h('input', { name: 'tag', list: 'find-tags', autocomplete: 'off' }), h('datalist', { id: 'find-tags' }, model.tags.map((tag) => h('option', { value: tag })))),
          h('label', null, h('span', { class: 'label' }, say('find.state')), h('select', { name: 'state' }, h('option', { value: '' }, say('find.anyState')), STATES.map((state) => h('option', { value: state }, say(`find.state.${state}`))))),
          h('div', { class: 'dates' }, h('label', null, h('span', { class: 'label' }, say('find.from')), h('input', { type: 'date', name: 'from' })), h('label', null, h('span', { class: 'label' }, say('find.to')), h('input', { type: 'date', name: 'to' }))))),
        h('div', { class: 'acts' }, h('button', { type: 'submit', class: 'main', disabled: model.busy }, icon('search'), say('find.do')))),
      this.#results(model),
    ];
  }

  #results({ found, cursor, busy, problem }) {
    if (problem) return h('p', { class: 'error', role: 'alert' }, sentence(problem));
    if (busy && found === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    if (found === null) return h('p', { class: 'soft' }, say('find.why'));
    if (found.length === 0) return h('div', { class: 'empty', role: 'status' }, icon('search'), h('strong', null, say('find.nothing')), h('p', null, say('find.nothingWhy')));
    return h('div', { class: 'stack' }, h('ul', { class: 'talks', 'aria-label': say('find.found') }, found.map((talk) => talkLine(talk, (conversation) => this.tell('openTalk', { conversation })))),
      cursor && h('button', { type: 'button', class: 'quiet', disabled: busy, onclick: () => this.tell('more') }, say('find.more')));
  }
}

customElements.define('desk-find', DeskFind);
