import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as chat from '../../main/resources/web/console/chat-state.js';
import * as board from '../../main/resources/web/console/desk-state.js';
import * as hands from '../../main/resources/web/console/hands-state.js';
import * as log from '../../main/resources/web/console/log-state.js';
import * as panes from '../../main/resources/web/console/pane-state.js';

const state = { ...chat, ...board, ...hands, ...log, ...panes };

const AMEI = { name: 'amei', role: 'agent' };
const event = (seq, kind = 'said', more = {}) => ({ type: 'event', conversation: 'c1', seq, epoch: 1, at: '2026-11-22T08:00:00Z', kind, author: { kind: 'shopper', name: '' }, text: `words ${seq}`, ...more });
const entry = (conversation, priority, since) => ({ conversation, epoch: 2, reason: 'shopperAsked', since, language: 'zh-CN', priority, summary: '' });
const welcome = (more = {}) => ({ type: 'welcome', me: AMEI, agents: [{ name: 'amei', status: 'online' }], queue: [], mine: [], change: 1, ...more });

function deskWith(events) {
  let desk = state.welcomed(state.emptyDesk(), welcome({ mine: [{ conversation: 'c1', epoch: 1 }] }));
  return state.logRead(desk, 'c1', { events });
}

test('a snapshot plus what came after it is the same board as a fresh snapshot', () => {
  const queue = [entry('c2', 0, '2026-11-22T08:00:00Z')];
  const mine = [{ conversation: 'c1', epoch: 3 }];
  const followed = state.changed(state.welcomed(state.emptyDesk(), welcome()), { change: 2, queue, mine }).desk;
  const fresh = state.welcomed(state.emptyDesk(), welcome({ change: 2, queue, mine }));
  for (const part of ['queue', 'mine', 'agents', 'change', 'me']) assert.deepEqual(followed[part], fresh[part]);
});

test('the queue stands in the order in which the server serves it', () => {
  const desk = state.welcomed(state.emptyDesk(), welcome({ queue: [entry('angry', 20, '2026-11-22T08:03:00Z'), entry('early', 0, '2026-11-22T08:00:00Z'), entry('late', 0, '2026-11-22T08:02:00Z')] }));
  assert.deepEqual(desk.queue.map((one) => one.conversation), ['angry', 'early', 'late']);
});

test('an entry calls whom it is for, and everybody after a while', () => {
  const now = Date.parse('2026-11-22T08:00:00Z');
  const kept = { ...entry('c2', 0, '2026-11-22T08:00:00Z'), for: 'ben', forUntil: '2026-11-22T08:00:30Z' };
  assert.equal(state.callsMe(entry('c2', 0, ''), AMEI, now), true);
  assert.equal(state.callsMe(kept, { name: 'ben' }, now), true);
  assert.equal(state.callsMe(kept, AMEI, now), false);
  assert.equal(state.callsMe(kept, AMEI, now + 30_000), true);
});

test('callbacks and what others serve follow the board', () => {
  const callbacks = [{ conversation: 'c2', contact: '138', language: 'zh-CN', summary: '', since: '' }];
  const served = [{ ...entry('c3', 0, ''), agent: 'ben' }];
  let desk = state.welcomed(state.emptyDesk(), welcome({ callbacks, served }));
  assert.deepEqual([desk.callbacks, desk.served], [callbacks, served]);
  desk = state.changed(desk, { change: 2, callbacks: [], served: [] }).desk;
  assert.deepEqual([desk.callbacks, desk.served], [[], []]);
});

test('an old change is ignored and a skipped number is a gap', () => {
  const desk = state.welcomed(state.emptyDesk(), welcome({ change: 5 }));
  assert.equal(state.changed(desk, { change: 5, queue: [entry('x', 0, '')] }).desk, desk);
  assert.equal(state.changed(desk, { change: 6 }).gap, false);
  assert.equal(state.changed(desk, { change: 7 }).gap, true);
});

test('an event that came before changes nothing', () => {
  const desk = deskWith([event(1), event(2)]);
  assert.equal(state.happened(desk, event(2), true).desk, desk);
});

test('skipped numbers ask for the log and are not shown out of order', () => {
  const desk = deskWith([event(1)]);
  const { desk: after, missing } = state.happened(desk, event(3), true);
  assert.equal(missing, true);
  assert.deepEqual(after.conversations.c1.events.map((one) => one.seq), [1]);
  const read = state.logRead(after, 'c1', { events: [event(2), event(3)] });
  assert.deepEqual(read.conversations.c1.events.map((one) => one.seq), [1, 2, 3]);
});

test('whatever the order of events and logs, each number stands once and in order', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 100_000);
  let number = seed;
  const random = (below) => (number = (number * 48271 + 11) % 2147483647) % below;
  for (let run = 0; run < 200; run++) {
    const log = Array.from({ length: 10 }, (_, index) => event(index + 1));
    let desk = deskWith(log.slice(0, random(4)));
    for (let step = 0; step < 30; step++) {
      const upTo = random(10) + 1;
      desk = random(3) === 0 ? state.logRead(desk, 'c1', { events: log.slice(0, upTo) }) : state.happened(desk, log[upTo - 1], true).desk;
      const seqs = desk.conversations.c1.events.map((one) => one.seq);
      assert.deepEqual(seqs, seqs.map((_, index) => index + 1), `seed ${seed} run ${run}`);
    }
  }
  console.log(`seed ${seed}`);
});

test('the owner follows the log', () => {
  const owners = [['handoffRequested', 'none'], ['agentJoined', 'agent'], ['agentLeft', 'none'], ['handedBack', 'bot'], ['closed', 'none'], ['reopened', 'bot']];
  let desk = state.logRead(state.emptyDesk(), 'c1', { events: [event(1)] });
  owners.forEach(([kind, owner], index) => {
    desk = state.happened(desk, event(index + 2, kind, { agent: 'ben', author: { kind: 'system' }, epoch: index + 2 }), true).desk;
    assert.equal(desk.conversations.c1.owner.kind, owner, kind);
    assert.equal(desk.conversations.c1.epoch, index + 2);
  });
});

test('a claim moves the chat from the queue to mine under the new epoch', () => {
  const desk = state.welcomed(state.emptyDesk(), welcome({ queue: [entry('c2', 0, '')] }));
  const after = state.claimed(desk, { type: 'claimed', conversation: 'c2', epoch: 3, lastSeq: 1, events: [{ ...event(1), conversation: 'c2' }] });
  assert.deepEqual([after.queue.length, after.mine.map((chat) => chat.conversation), after.conversations.c2.epoch, after.conversations.c2.owner], [0, ['c2'], 3, { kind: 'agent', name: 'amei' }]);
});

test('words of mine leave the list of the unsent when their event is there', () => {
  let desk = deskWith([event(1)]);
  desk = state.changeChat(desk, 'c1', (one) => ({ ...one, sending: [{ id: 'm1', text: 'hello' }] }));
  desk = state.happened(desk, event(2, 'said', { id: 'm1', author: { kind: 'agent', name: 'amei' } }), true).desk;
  assert.deepEqual(desk.conversations.c1.sending, []);
});

test('only words of a shopper that are out of sight count as unread, until the chat is opened', () => {
  let desk = deskWith([event(1)]);
  desk = state.happened(desk, event(2), false).desk;
  desk = state.happened(desk, event(3, 'said', { author: { kind: 'agent', name: 'amei' } }), false).desk;
  assert.equal(desk.conversations.c1.unread, 1);
  assert.equal(state.callsForAttention(desk), 1);
  assert.equal(state.shown(desk, 'c1').conversations.c1.unread, 0);
});

test('a conversation is never in both panes, and closing the focused one moves the focus', () => {
  let desk = state.shown(state.shown(state.emptyDesk(), 'a', 0), 'b', 1);
  assert.deepEqual(state.shown(desk, 'a', 1).panes, [null, 'a', null]);
  desk = state.hidden(desk, 1);
  assert.deepEqual([desk.panes, desk.focusPane], [['a', null, null], 0]);
});

test('a card that comes again replaces its older state', () => {
  const card = (id, stateOf) => ({ kind: 'order', id, title: id, rows: [], state: stateOf });
  const desk = deskWith([event(1, 'card', { card: card('o1', 'paid') }), event(2, 'answered', { cards: [card('o2', 'paid')] }), event(3, 'card', { card: card('o1', 'shipped') })]);
  assert.deepEqual(state.cardsOf(desk.conversations.c1).map((one) => [one.id, one.state]), [['o1', 'shipped'], ['o2', 'paid']]);
});
