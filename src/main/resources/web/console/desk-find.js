import { sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { icon } from '../shared/icons.js';
import { loading, nothing } from '../shared/standing.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { talkLine } from './talk-line.js';

const STATES = ['bot', 'waiting', 'served', 'closed'];

/** What a form of the search asks for, as the server wants it: what is empty is left out. */
function queryOf(form) {
  return Object.fromEntries(['q', 'agent', 'tag', 'state', 'from', 'to'].map((name) => [name, (form.get(name) ?? '').trim()]).filter(([, value]) => value !== ''));
}

/**
 * The search over all conversations. Model: `{agents, tags, found, cursor, busy, problem}`; `found` is null before the first
 * search. Tells `find` with the query, `more`, `openTalk` with the conversation, `leaveFind`.
 */
class DeskFind extends View {
  tree(model) {
    if (model === null) return null;
    return [
      h('div', { class: 'spread side-head' }, h('h2', null, say('find.title')),
        h('button', { class: 'tool', type: 'button', 'aria-label': say('find.leave'), title: say('find.leave'), onclick: () => this.tell('leaveFind') }, icon('close'))),
      h('form', { class: 'stack', onsubmit: (event) => this.#submit(event) },
        labelled(say('find.words'), h('input', { type: 'search', name: 'q', class: 'find-words', minlength: '2', maxlength: '100', autocomplete: 'off' })),
        h('details', { class: 'more-fields' }, h('summary', null, say('find.narrow')), narrowing(model)),
        h('div', { class: 'acts' }, h('button', { type: 'submit', class: 'main', disabled: model.busy }, icon('search'), say('search')))),
      this.#results(model),
    ];
  }

  #submit(event) {
    event.preventDefault();
    this.tell('find', { query: queryOf(new FormData(event.target)) });
  }

  #results({ found, cursor, busy, problem }) {
    if (problem) return complaint(sentence(problem));
    if (busy && found === null) return loading(3);
    if (found === null) return h('p', { class: 'soft' }, say('find.why'));
    if (found.length === 0) return nothing('search', say('find.nothing'), say('find.nothingWhy'), 'status');
    const open = (conversation) => this.tell('openTalk', { conversation });
    return h('div', { class: 'stack' },
      h('ul', { class: 'talks', 'aria-label': say('find.found') }, found.map((talk) => talkLine(talk, open))),
      cursor && h('button', { type: 'button', class: 'quiet', disabled: busy, onclick: () => this.tell('more') }, say('find.more')));
  }
}

/** The fields by which a search is made narrower. */
function narrowing({ agents, tags }) {
  const day = (name) => labelled(say(`find.${name}`), h('input', { type: 'date', name }));
  return h('div', { class: 'stack' },
    chosenFrom('agent', agents.map((agent) => agent.name)), chosenFrom('tag', tags),
    labelled(say('find.state'), h('select', { name: 'state' },
      h('option', { value: '' }, say('find.anyState')), STATES.map((state) => h('option', { value: state }, say(`find.state.${state}`))))),
    h('div', { class: 'dates' }, day('from'), day('to')));
}

function chosenFrom(name, values) {
  const id = `find-${name}s`;
  return labelled(say(`find.${name}`),
    h('input', { name, list: id, autocomplete: 'off' }), h('datalist', { id }, values.map((value) => h('option', { value }))));
}

customElements.define('desk-find', DeskFind);
