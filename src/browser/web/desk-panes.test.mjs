import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KEYS } from '../../main/resources/web/console/key-map.js';
import * as chat from '../../main/resources/web/console/chat-state.js';
import * as board from '../../main/resources/web/console/desk-state.js';
import * as log from '../../main/resources/web/console/log-state.js';
import * as panes from '../../main/resources/web/console/pane-state.js';
import { sayIn } from '../../main/resources/web/shared/words.js';

const state = { ...chat, ...board, ...log, ...panes };

const mine = ['a', 'b', 'c', 'd'].map((conversation) => ({ conversation, epoch: 1 }));
const welcome = { me: { name: 'amei' }, agents: [], queue: [], mine, change: 1 };
const desk = (room) => ({ ...state.welcomed(state.emptyDesk(), welcome), room });
const ids = (now) => state.visible(now).map((pane) => now.panes[pane]);
const beside = (now, id) => state.shown(now, id, state.besidePane(now));

test('as many chats stand side by side as there is room', () => {
  const three = ['a', 'b', 'c'].reduce(beside, desk(3));
  assert.deepEqual(ids(three), ['a', 'b', 'c']);
  assert.deepEqual(ids({ ...three, room: 2 }), ['a', 'c']);
  assert.deepEqual(ids({ ...three, room: 1 }), ['c']);
});

test('without a free pane a chat takes the place of one without the keyboard', () => {
  const full = beside(['a', 'b', 'c'].reduce(beside, desk(3)), 'd');
  assert.deepEqual(ids(full), ['a', 'd', 'c']);
  assert.equal(full.panes[full.focusPane], 'd');
});

test('the keyboard goes round the panes that are shown', () => {
  const two = ['a', 'b'].reduce(beside, desk(2));
  assert.equal(two.focusPane, 1);
  const next = state.paneBeside(two, 1);
  assert.equal(next.focusPane, 0);
  assert.equal(state.paneBeside(next, -1).focusPane, 1);
  const alone = state.shown(desk(3), 'a');
  assert.equal(state.paneBeside(alone, 1), alone);
});

test('a chat behind another is not in sight', () => {
  const two = ['a', 'b'].reduce(beside, desk(2));
  assert.equal(state.inSight(two, 'a'), true);
  assert.equal(state.inSight({ ...two, room: 1 }, 'a'), false);
});

test('a closed pane gives the keyboard to one that is open', () => {
  const two = ['a', 'b'].reduce(beside, desk(2));
  assert.equal(state.hidden(two, 1).focusPane, 0);
  assert.deepEqual(ids(state.hidden(two, 1)), ['a']);
});

test('each chat keeps its own draft, and a reload brings them back', () => {
  let now = state.changeChat(desk(2), 'a', (one) => ({ ...one, text: 'for a' }));
  now = state.changeChat(now, 'b', (one) => ({ ...one, text: 'for b' }));
  const kept = state.draftsOf(now);
  assert.deepEqual(kept, { a: 'for a', b: 'for b' });
  const again = state.withDrafts(state.changeChat(desk(2), 'b', (one) => ({ ...one, text: 'newer' })), { ...kept, gone: 'x' });
  assert.equal(again.conversations.a.text, 'for a');
  assert.equal(again.conversations.b.text, 'newer');
  assert.equal(again.conversations.gone, undefined);
});

test('what I have read in another window is read here', () => {
  const unread = state.changeChat(desk(2), 'a', (one) => ({ ...one, unread: 2, lastSeq: 5 }));
  assert.equal(state.seen(unread, { conversation: 'a', by: 'agent', seq: 4 }).conversations.a.unread, 2);
  const read = state.seen(unread, { conversation: 'a', by: 'agent', seq: 5 });
  assert.equal(read.conversations.a.unread, 0);
  assert.equal(state.seen(read, { conversation: 'a', by: 'agent', seq: 3 }).conversations.a.seen.agent, 5);
});

test('no key stands for two acts', () => {
  for (const kind of ['single', 'alt']) {
    const keys = KEYS.flatMap((one) => one[kind]);
    assert.equal(new Set(keys).size, keys.length, kind);
  }
});

test('the tour lists every key of the page and no other', () => {
  const tour = readFileSync(fileURLToPath(new URL('../../../docs/console.md', import.meta.url)), 'utf8');
  const rows = tour.split('\n').filter((line) => line.startsWith('| `'));
  const wanted = KEYS.filter((one) => one.words).map((one) => `| ${one.shown.map((key) => `\`${key}\``).join(' ')} | ${one.shownAlt.map((key) => `\`${key}\``).join(' ')} | ${sayIn('en', one.words)} |`);
  const inReply = [['key.send', '`Enter` `Shift Enter`'], ['key.replies', '`/`'], ['key.leave', '`Esc`']].map(([words, keys]) => `| ${keys} | | ${sayIn('en', words)} |`);
  assert.deepEqual(rows, [...wanted, ...inReply]);
});
