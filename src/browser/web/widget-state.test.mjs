// Run: node --test src/browser/web
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const folder = new URL('../../main/resources/web/widget/', import.meta.url);
/** Loaded as data, so that every Node takes the files for modules. */
const load = async (name) => import(`data:text/javascript,${encodeURIComponent(await readFile(new URL(name, folder), 'utf8'))}`);

const { empty, fold, openOffer, thinking, unread, unrated, waitingSince } = await load('state.js');
const { comeBack } = await load('link.js');
const tables = { zh: (await load('words-zh.js')).words, en: (await load('words-en.js')).words };
const launcher = (await load('launcher-words.js')).tables;

const run = (frames, state = empty()) => frames.reduce(fold, state);
const welcome = (more = {}) => ({ type: 'welcome', conversation: 'c', token: 't', owner: { kind: 'bot' }, epoch: 1, lastSeq: 0, recovered: false, events: [], entrances: [], notice: 'n', ...more });
const event = (seq, kind, more = {}) => ({ type: 'event', seq, at: '2026-11-22T00:00:00Z', epoch: 1, kind, author: { kind: 'ai', name: '小二' }, ...more });
const said = (seq, id) => event(seq, 'said', { id, text: id, author: { kind: 'shopper' } });
const item = (id, more = {}) => ({ id, order: 1, text: id, frame: { type: 'say', id, text: id }, ...more });

test('an event that came already changes nothing', () => {
  const state = run([welcome(), said(1, 'a')]);
  assert.equal(fold(state, said(1, 'a')), state);
});

test('a missing event is a gap, and what lies behind it is not taken', () => {
  const state = run([welcome(), said(1, 'a'), event(3, 'answered', { text: 'x' })]);
  assert.equal(state.gap, true);
  assert.equal(state.lastSeq, 1);
});

test('a return adds what was missed', () => {
  const state = run([welcome(), said(1, 'a'), welcome({ recovered: true, events: [event(2, 'answered', { text: 'x' })] })]);
  assert.deepEqual(state.events.map((each) => each.seq), [1, 2]);
  assert.equal(state.gap, false);
});

test('a return that was not recovered replaces all', () => {
  const state = run([welcome(), said(1, 'a'), welcome({ recovered: false, firstSeq: 8, lastSeq: 9, events: [said(8, 'h'), said(9, 'i')] })]);
  assert.deepEqual(state.events.map((each) => each.seq), [8, 9]);
  assert.equal(state.firstSeq, 8);
});

test('a return into another conversation forgets the old one and keeps what was not sent', () => {
  const state = run([welcome(), said(1, 'a'), { type: 'outbox', items: [item('b')] }, welcome({ conversation: 'd' })]);
  assert.equal(state.events.length, 0);
  assert.deepEqual(state.outbox.map((each) => each.id), ['b']);
});

test('a draft replaces the one before, and its answer replaces it for good', () => {
  const state = run([welcome(), said(1, 'a'), { type: 'draft', turn: 't', text: 'one' }, { type: 'draft', turn: 't', text: 'one two' }]);
  assert.deepEqual(state.drafts, { t: 'one two' });
  assert.deepEqual(fold(state, event(2, 'answered', { turn: 't', text: 'one two.' })).drafts, {});
  assert.deepEqual(fold(state, { type: 'draftGone', turn: 't' }).drafts, {});
});

test('no draft outlives a person who joined, and none is taken from then on', () => {
  const state = run([welcome(), { type: 'draft', turn: 't', text: 'x' }, event(1, 'agentJoined', { agent: '阿梅' }), { type: 'draft', turn: 't', text: 'xy' }]);
  assert.deepEqual(state.drafts, {});
  assert.deepEqual(state.owner, { kind: 'agent', name: '阿梅' });
});

test('drafts and typing end with the line', () => {
  const state = run([welcome(), { type: 'draft', turn: 't', text: 'x' }, { type: 'typing', on: true, author: {} }, { type: 'link', link: { status: 'waiting' } }]);
  assert.deepEqual([state.drafts, state.typing], [{}, null]);
});

for (const [name, order] of [['ack first', [{ type: 'ack', id: 'a', seq: 1 }, said(1, 'a')]], ['event first', [said(1, 'a'), { type: 'ack', id: 'a', seq: 1 }]]]) {
  test(`a message shows once at every moment, ${name}`, () => {
    let state = run([welcome(), { type: 'outbox', items: [item('a')] }]);
    for (const frame of order) {
      state = fold(state, frame);
      const shown = [...state.outbox, ...state.events].filter((each) => each.id === 'a');
      assert.equal(shown.length, 1);
    }
    assert.equal(state.outbox.length, 0);
  });
}

test('what the store still holds of a message that is shown does not come back', () => {
  const state = run([welcome(), said(1, 'a'), { type: 'outbox', items: [item('a'), item('b')] }]);
  assert.deepEqual(state.outbox.map((each) => each.id), ['b']);
});

test('options are open until one is taken', () => {
  const asked = event(1, 'asked', { text: '?', options: [{ id: 'yes', label: 'Yes' }] });
  const state = run([welcome(), asked]);
  assert.equal(openOffer(state), 1);
  assert.equal(openOffer(fold(state, said(2, 'b'))), 1);
  assert.equal(openOffer(fold(state, event(2, 'answered', { text: 'x' }))), 0);
  assert.equal(openOffer(fold(state, event(2, 'said', { option: 'yes', text: 'Yes', author: { kind: 'shopper' } }))), 0);
  const leaving = { type: 'outbox', items: [item('a', { frame: { type: 'choose', option: 'yes', seq: 1 } })] };
  assert.equal(openOffer(fold(state, leaving)), 0);
});

test('a question in between leaves an entrance where it is', () => {
  const step = event(1, 'entrance', { form: { fields: [], submit: 'proof' } });
  assert.equal(openOffer(run([welcome(), step, said(2, 'b'), event(3, 'answered', { text: 'x' })])), 1);
});

test('a newer form closes the older options', () => {
  const form = event(2, 'entrance', { form: { fields: [], submit: 'proof' } });
  assert.equal(openOffer(run([welcome(), event(1, 'asked', { options: [{ id: 'yes' }] }), form])), 2);
});

test('waiting for a person begins with the request and ends with the person', () => {
  const state = run([welcome(), event(1, 'handoffRequested', { reason: 'shopperAsked' })]);
  assert.equal(waitingSince(state), 1);
  assert.equal(waitingSince(fold(state, event(2, 'agentJoined', { agent: 'Ben' }))), 0);
  assert.equal(waitingSince(fold(state, event(2, 'handedBack', { agent: 'system' }))), 0);
});

test('the bot is thinking only while it owes an answer', () => {
  const state = run([welcome(), said(1, 'a')]);
  assert.equal(thinking(state), true);
  assert.equal(thinking(fold(state, { type: 'draft', turn: 't', text: 'x' })), false);
  assert.equal(thinking(fold(state, event(2, 'handoffRequested', {}))), false);
});

test('unread counts messages of others after what was seen', () => {
  const state = run([welcome(), said(1, 'a'), event(2, 'answered', { text: 'x' }), event(3, 'agentJoined', { agent: 'Ben' }), event(4, 'said', { author: { kind: 'agent' }, text: 'hi' })]);
  assert.equal(unread(state, 0), 2);
  assert.equal(unread(state, 2), 1);
});

test('a closed chat asks for a rating once', () => {
  const state = run([welcome(), event(1, 'closed', { by: 'shopper' })]);
  assert.equal(unrated(state), true);
  assert.equal(unrated(fold(state, event(2, 'rated'))), false);
  assert.equal(unrated(fold(state, event(2, 'reopened'))), false);
});

test('older events join only where they fit', () => {
  const state = run([welcome({ firstSeq: 3, lastSeq: 3, events: [said(3, 'c')] })]);
  assert.equal(fold(state, { type: 'history', events: [said(1, 'a')] }), state);
  assert.deepEqual(fold(state, { type: 'history', events: [said(1, 'a'), said(2, 'b'), said(3, 'c')] }).events.map((each) => each.seq), [1, 2, 3]);
});

test('any way of cutting the line gives the same log', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 100000);
  console.log(`seed ${seed}`);
  let state32 = seed;
  const random = (n) => ((state32 = (state32 * 1103515245 + 12345) % 2147483648) >>> 8) % n;
  for (let round = 0; round < 300; round++) {
    const log = Array.from({ length: 1 + random(30) }, (_, at) => said(at + 1, `m${at}`));
    let state = fold(empty(), welcome());
    let at = 0;
    while (state.lastSeq < log.length) {
      const kind = random(10);
      if (kind === 0 || state.gap) {
        const recovered = random(2) === 0;
        const from = recovered ? state.lastSeq : random(2) ? 0 : state.lastSeq;
        at = Math.max(from, state.lastSeq) + random(3);
        const events = log.slice(from, Math.max(at, from));
        state = fold(state, welcome({ recovered, firstSeq: from + 1, events, lastSeq: from + events.length }));
        at = state.lastSeq;
      } else if (kind === 1) {
        at++; // lost on the way
      } else if (kind === 2 && at > 0) {
        state = fold(state, log[random(at) % log.length]); // sent once more
      } else if (at < log.length) {
        state = fold(state, log[at++]);
      } else {
        at = state.lastSeq;
      }
    }
    const seqs = state.events.map((each) => each.seq);
    assert.deepEqual(seqs, Array.from({ length: seqs.length }, (_, index) => state.firstSeq + index));
    assert.equal(seqs.at(-1), log.length);
  }
});

test('after a restart the crowd is spread, and faults of ours never come in a storm', () => {
  assert.ok(comeBack(1012, 0, 0).delay >= 500);
  assert.ok(comeBack(1013, 0, 0).delay >= 10000);
  assert.ok(comeBack(4429, 0, 0).delay >= 20000);
  assert.ok(comeBack(4400, 5, 0).delay >= 60000);
  assert.ok(comeBack(1006, 20, 0.999).delay <= 30000);
});

const refused = { type: 'problem', id: 'a', code: 'storeUnavailable' };

test('a shop that cannot take messages is away until it takes one', () => {
  const waiting = run([welcome(), { type: 'outbox', items: [item('a')] }, refused]);
  assert.equal(waiting.away, true);
  assert.equal(fold(waiting, refused), waiting);
  assert.equal(fold(waiting, { type: 'ack', id: 'a', seq: 1 }).away, false);
  assert.equal(fold(waiting, said(1, 'a')).away, false);
});

test('a welcome alone does not show that the shop takes messages while one is unsent', () => {
  const waiting = run([welcome(), said(1, 'x'), { type: 'outbox', items: [item('a')] }, refused]);
  const replayed = welcome({ firstSeq: 1, lastSeq: 1, events: [said(1, 'x')] });
  assert.equal(fold(waiting, replayed).away, true);
  assert.equal(fold(fold(waiting, { type: 'outbox', items: [] }), replayed).away, false);
});

test('a new visitor whose hello is refused knows it, and too fast a writer is no fault of the shop', () => {
  assert.equal(run([{ type: 'problem', code: 'storeUnavailable' }]).away, true);
  assert.equal(run([{ type: 'problem', code: 'storeUnavailable' }, welcome()]).away, false);
  assert.equal(run([welcome(), { type: 'problem', id: 'a', code: 'tooMany' }]).away, false);
});

test('both languages have the same words', () => {
  const keys = (table) => Object.entries(table).flatMap(([key, value]) => (value && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value).map((each) => `${key}.${each}`) : [`${key}:${typeof value}`]));
  assert.deepEqual(keys(tables.zh), keys(tables.en));
  assert.deepEqual(keys(launcher.zh), keys(launcher.en));
});

test('a read mark goes on and never back', () => {
  const read = fold(empty(), { type: 'seen', by: 'agent', seq: 7 });
  assert.equal(read.read, 7);
  assert.equal(fold(read, { type: 'seen', by: 'agent', seq: 3 }), read);
});
