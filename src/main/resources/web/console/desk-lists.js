import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { say } from '../shared/words.js';
import './desk-callbacks.js';
import './desk-find.js';
import './desk-mine.js';
import './desk-queue.js';
import './desk-served.js';
import { chatsShown, queueShown } from './list-state.js';

/** The column on the left: who waits, my chats, who is to be called back, whom the others serve; or the search over all. */
export function deskLists(store, models, acts) {
  const { desk, ui } = store;
  if (ui.find !== null) return findColumn(desk, ui.find, models, acts);
  return h('div', { key: 'lists', class: 'lists', ...listActs(acts) },
    h('label', { class: 'find' }, h('span', { class: 'unseen' }, say('console.search')),
      h('input', { type: 'search', placeholder: say('console.search'), value: ui.search, oninput: (event) => store.show({ search: event.target.value }) })),
    section('queue', say('console.waiting'), desk.queue.length,
      h('desk-queue', { model: models.same('queue', { queue: queueShown(desk, ui.search), me: desk.me, selected: ui.selected, busy: ui.busy, search: ui.search, loading: !desk.welcomed }) })),
    section('mine', say('console.mine'), desk.mine.length,
      h('desk-mine', { model: { chats: chatsShown(desk, ui.search), panes: desk.panes, search: ui.search } })),
    desk.callbacks.length > 0 && section('callbacks', say('callback.list'), desk.callbacks.length, h('desk-callbacks', { model: models.same('callbacks', { callbacks: desk.callbacks }) })),
    desk.served.length > 0 && section('served', say('console.served'), desk.served.length, h('desk-served', { model: models.same('served', { served: desk.served }) })),
    h('button', { class: 'quiet by-id open-find', onclick: () => acts.do('find') }, icon('search'), say('find.open')),
    h('button', { class: 'quiet by-id', onclick: () => acts.do('byId') }, icon('eye'), say('console.watchById')));
}

function listActs(acts) {
  const on = (act) => (event) => act(event.detail.conversation);
  return {
    onclaim: on((id) => acts.claim(id)),
    onlook: on((id) => acts.watch(id)),
    oncalled: on((id) => acts.ask('called', id)),
    onopen: on((id) => acts.panes.open(id)),
    onbeside: on((id) => acts.panes.openBeside(id)),
  };
}

function section(name, title, count, list) {
  const id = `${name}-title`;
  return h('section', { key: name, 'aria-labelledby': id },
    h('h2', { id, class: 'list-title' }, title, count > 0 && h('span', { class: 'badge' }, String(count))), list);
}

function findColumn({ agents, tags }, { found, cursor, busy, problem }, models, { search, panes }) {
  return h('div', {
    key: 'find', class: 'lists finding',
    onfind: (event) => search.ask(event.detail.query), onmore: () => search.more(), onleaveFind: () => search.close(),
    onopenTalk: (event) => panes.openArchived(event.detail.conversation),
  }, h('desk-find', { model: models.same('find', { agents, tags, found, cursor, busy, problem }) }));
}
