import { h } from '../shared/dom.js';
import { nothing } from '../shared/standing.js';
import { say } from '../shared/words.js';
import './desk-chat.js';
import './desk-side.js';
import { isMine, namedChat, supervises } from './desk-state.js';
import { focused, visible } from './pane-state.js';

/** The open chats, each in its pane, as many beside each other as there is room for. */
export function deskPanes(store, models, acts, link) {
  const { desk } = store;
  const columns = String(Math.max(1, visible(desk).length));
  const chats = desk.panes.map((id, pane) => id && chatPane(id, pane, store, models, chatActs(id, pane, store, acts, link)));
  return h('div', { class: 'panes', style: { '--columns': columns } }, desk.panes.some((id) => id !== null) ? chats : nothingOpen());
}

function nothingOpen() {
  return nothing('cup', say('console.noChat'), say('console.noChatWhy'));
}

function chatPane(id, pane, { desk, ui }, models, on) {
  const conversation = withDraft(named(desk, id, models));
  const { me, drafts, replies, translator } = desk;
  return h('desk-chat', {
    key: `pane${pane}`, class: [visible(desk).includes(pane) && 'shown', pane === desk.focusPane && 'focused'].filter(Boolean).join(' '), ...on,
    model: models.same(`pane${pane}`, { conversation, mine: isMine(desk, id), me, drafts, replies, connected: desk.link.state === 'open', busy: ui.busy === id, supervises: supervises(desk), translator }),
  });
}

/** The same value as long as nothing in it changed. */
function named(desk, id, models) {
  const one = namedChat(desk, id);
  return one === desk.conversations[id] ? one : models.same(`named ${id}`, one);
}

/** While the AI drafts, its words stand in the composer. */
function withDraft(one) {
  return one.suggestion && !one.suggestion.done ? { ...one, text: one.suggestion.text, draft: 'fresh' } : one;
}

/** What a chat tells, and what is done then. All but one of them are the agent's doing, who is in that pane then. */
function chatActs(id, pane, store, acts, { reading, sending }) {
  const { panes, writing, assisted } = acts;
  const told = {
    leavePane: () => panes.hide(pane),
    details: () => store.show({ side: !store.ui.side }),
    read: () => reading.log(id),
    claim: () => acts.claim(id),
    look: () => acts.watch(id),
    unwatch: () => acts.unwatch(id, pane),
    replies: () => acts.ask('replies'),
    write: ({ text }) => writing.write(id, text),
    use: ({ text }) => writing.use(id, text),
    discard: () => writing.discard(id),
    send: ({ text }) => writing.send(id, text),
    takeBack: ({ message }) => writing.takeBack(id, message),
    attach: ({ files }) => writing.attach(id, files),
    reply: ({ reply }) => writing.reply(id, reply),
    suggest: () => assisted.suggest(id),
    carry: ({ text, to }) => assisted.carryReply(id, text, to),
    translate: ({ event, to }) => assisted.translate(id, event, to),
    translation: () => assisted.switchTranslation(id),
    detach: ({ key }) => sending.detach(id, [key]),
    asWritten: ({ message }) => sending.sendAsWritten(message),
    typing: ({ on }) => sending.typing(id, on),
    ...Object.fromEntries(['handBack', 'transfer', 'close', 'whisper', 'reassign', 'stepIn'].map((name) => [name, () => acts.do(name)])),
  };
  const on = Object.entries(told).map(([name, act]) => [`on${name}`, heard((detail) => { panes.focus(pane); act(detail); })]);
  return { ...Object.fromEntries(on), onfocusin: () => panes.focus(pane), ontranslateNext: heard(({ event, to }) => assisted.translateNext(id, event, to)) };
}

function heard(act) {
  return (event) => {
    event.stopPropagation();
    act(event.detail);
  };
}

/** What is known about the chat with the keyboard. */
export function deskSide(store, models, acts) {
  const { desk } = store;
  const id = focused(desk) ?? desk.panes.find((there) => there !== null);
  return h('aside', { class: 'side', 'aria-label': say('side.title') },
    h('desk-side', {
      key: id,
      onnote: (event) => acts.note(id, event.detail),
      onsummarize: () => acts.assisted.summarize(id),
      oneditTags: () => acts.ask('tag', id),
      onopenTalk: (event) => acts.panes.openArchived(event.detail.conversation),
      onleaveSide: () => store.show({ side: false }),
      model: models.same('side', { conversation: named(desk, id, models), mine: isMine(desk, id) }),
    }));
}
