import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as state from '../../main/resources/web/studio/rooms-state.js';

const cue = (no, more = {}) => ({ type: 'cue', no, kind: 'segment', text: `words ${no}`, estMs: 4000, comments: [], ...more });
const play = (frames, air = state.emptyAir()) => frames.reduce((now, [frame, at]) => state.frameCame(now, frame, at), air);
const welcome = (more = {}) => ({ type: 'welcome', room: 'r', state: 'onAir', cue: null, ...more });
const numbers = (air) => [air.now?.no ?? null, air.next?.no ?? null];

test('the first cue is said, the second waits, a third says that the first is over', () => {
  const two = play([[welcome(), 0], [cue(1), 0], [cue(2), 10]]);
  assert.deepEqual(numbers(two), [1, 2]);
  const three = play([[cue(3), 3900]], two);
  assert.deepEqual([...numbers(three), three.since], [2, 3, 3900]);
  assert.deepEqual([three.past[0].no, three.past[0].cut], [1, false]);
});

test('an answer that interrupts takes the place of the cue sent ahead', () => {
  const air = play([[welcome(), 0], [cue(1), 0], [cue(2), 0], [{ type: 'cancel', cue: 2 }, 900], [cue(3, { kind: 'answer', interrupts: 1, comments: ['c1'] }), 900]]);
  assert.deepEqual(numbers(air), [1, 3]);
  assert.deepEqual(air.answered, { c1: 3 });
  const after = play([[cue(4, { kind: 'bridge' }), 2000]], air);
  assert.deepEqual(numbers(after), [3, 4]);
  assert.equal(after.past[0].cut, true);
});

test('the order of an interruption and its taking back does not matter', () => {
  const air = play([[welcome(), 0], [cue(1), 0], [cue(2), 0], [cue(3, { kind: 'answer', interrupts: 1 }), 900], [{ type: 'cancel', cue: 2 }, 900]]);
  assert.deepEqual(numbers(air), [1, 3]);
});

test('a cue that is taken back while it is said ends with its sentence', () => {
  const air = play([[welcome(), 0], [cue(1, { sentences: 4 }), 0], [cue(2), 0], [{ type: 'cancel', cue: 2 }, 500], [{ type: 'cancel', cue: 1 }, 1500]]);
  assert.deepEqual(numbers(state.passed(air, 1999)), [1, null]);
  assert.deepEqual(numbers(state.passed(air, 2000)), [null, null]);
});

test('by the clock the cue sent ahead begins, and the last one stays until more is heard', () => {
  const air = play([[welcome(), 0], [cue(1), 0], [cue(2), 0]]);
  assert.equal(state.passed(air, 3999), air);
  const later = state.passed(air, 4200);
  assert.deepEqual([...numbers(later), later.since], [2, null, 4000]);
  assert.deepEqual(numbers(state.passed(air, 60_000)), [2, null]);
});

test('a cut cue ends with its sentence', () => {
  const air = play([[welcome(), 0], [cue(1, { sentences: 4 }), 0], [cue(2, { kind: 'answer', interrupts: 1 }), 1100]]);
  assert.deepEqual(numbers(state.passed(air, 1900)), [1, 2]);
  assert.deepEqual(numbers(state.passed(air, 2000)), [2, null]);
});

test('words with a live value are not sent ahead: they begin when they come', () => {
  const air = play([[welcome(), 0], [cue(1), 0], [cue(2), 4050]]);
  assert.deepEqual([...numbers(air), air.since], [2, null, 4050]);
});

test('an answer that cuts the cue thought to be next says that this one has begun', () => {
  const air = play([[welcome(), 0], [cue(1), 0], [cue(2), 0], [cue(3, { kind: 'answer', interrupts: 2 }), 3000]]);
  assert.deepEqual(numbers(air), [2, 3]);
});

test('a cue that comes twice stands once', () => {
  const once = play([[welcome(), 0], [cue(1), 0]]);
  assert.equal(play([[cue(1), 5]], once), once);
});

test('who comes in the middle sees the spoken cue, and a number never seen asks for a fresh welcome', () => {
  const late = play([[welcome({ cue: cue(4) }), 0]]);
  assert.deepEqual(numbers(late), [4, null]);
  assert.equal(play([[cue(5), 10]], late).unsure, false);
  const unsure = play([[cue(6), 10]], late);
  assert.equal(unsure.unsure, true);
  const healed = play([[welcome({ cue: cue(5) }), 500]], unsure);
  assert.deepEqual([...numbers(healed), healed.unsure], [5, 6, false]);
  assert.equal(play([[cue(6, { interrupts: 4 }), 10]], late).unsure, false);
});

test('a welcome after a dropped connection keeps the clock of the cue that is still said', () => {
  const before = play([[welcome(), 0], [cue(1), 100], [cue(2), 100]]);
  const after = play([[welcome({ cue: cue(1) }), 2000]], before);
  assert.deepEqual([...numbers(after), after.since], [1, 2, 100]);
});

test('a pause ends the sentence, and the first cue after it is the one that is said', () => {
  const paused = play([[welcome(), 0], [cue(1), 0], [cue(2), 0], [{ type: 'cancel', cue: 2 }, 700], [{ type: 'state', state: 'paused', reason: 'operatorAway' }, 700]]);
  assert.deepEqual([paused.state, paused.reason, ...numbers(paused)], ['paused', 'operatorAway', 1, null]);
  const on = play([[{ type: 'state', state: 'onAir' }, 9000], [cue(3), 9000], [cue(4), 9000]], paused);
  assert.deepEqual([on.state, on.reason, ...numbers(on)], ['onAir', null, 3, 4]);
});

test('the end leaves nothing on air', () => {
  const air = play([[welcome(), 0], [cue(1), 0], [cue(2), 0], [{ type: 'state', state: 'ended' }, 3000]]);
  assert.deepEqual([air.state, ...numbers(air)], ['ended', null, null]);
});

test('a question that came while its answer was said is answered by that cue', () => {
  assert.deepEqual(play([[{ type: 'comment', msgId: 'm', answeredBy: 7 }, 0]]).answered, { m: 7 });
});

test('a frame moves the state of the open room in the list too', () => {
  let all = { ...state.emptyRooms(), open: 'r' };
  all = state.roomRead(all, { id: 'r', state: 'ready' });
  all = state.heard(all, { type: 'state', state: 'paused', reason: 'variantsSpent' }, 0);
  assert.deepEqual([all.room.state, all.room.reason, all.rooms[0].state], ['paused', 'variantsSpent', 'paused']);
});

test('the person is here, is asked, and is away', () => {
  assert.equal(state.presence(0, 1000), 'here');
  assert.equal(state.presence(0, 4.5 * 60_000), 'asked');
  assert.equal(state.presence(0, 5 * 60_000), 'away');
});

test('each state allows its own moves', () => {
  const allowed = (name) => Object.entries(state.movesFor(name)).filter(([, may]) => may).map(([move]) => move);
  assert.deepEqual(allowed('ready'), ['start']);
  assert.deepEqual(allowed('onAir'), ['pause', 'take', 'stop', 'say']);
  assert.deepEqual(allowed('paused'), ['resume', 'take', 'stop']);
  assert.deepEqual(allowed('microphone'), ['giveBack', 'stop']);
  assert.deepEqual(allowed('ended'), []);
});

test('a plan holds approved scripts of one language, in the order wanted', () => {
  const script = (id, more = {}) => ({ id, state: 'approved', language: 'zh-CN', products: [`P-${id}`], ...more });
  const scripts = [script('a'), script('b'), script('c'), script('d', { language: 'en-US' }), script('e', { state: 'draft' })];
  let plan = { ...state.emptyPlan(), name: ' Tea ' };
  assert.equal(state.missingIn(plan), 'room.needsScript');
  assert.deepEqual(state.addable(plan, scripts).map((one) => one.id), ['a', 'b', 'c', 'd']);
  plan = state.withVariant(state.withItem(state.withItem(plan, 'a'), 'b'), 'a', 'c');
  assert.deepEqual(state.addable(plan, scripts).map((one) => one.id), []);
  assert.equal(state.moved(plan, 'a', -1), plan);
  plan = state.moved(plan, 'b', -1);
  assert.deepEqual(state.planned({ ...plan, loop: 'times', times: '4' }, scripts), {
    name: 'Tea', platform: 'own', loop: 4, whenSpent: 'repeat',
    rundown: [{ script: 'b', scene: '', products: ['P-b'], variants: [] }, { script: 'a', scene: '', products: ['P-a'], variants: ['c'] }],
  });
  assert.equal(state.missingIn(plan), null);
  assert.equal(state.missingIn({ ...plan, name: '  ' }), 'room.needsName');
});

test('comments are counted by what became of them', () => {
  assert.deepEqual(state.answeredOf({ comments: { answered: 3, gap: 1 } }), { answered: 3, all: 4 });
  assert.deepEqual(state.answeredOf(null), { answered: 0, all: 0 });
});

test('a number that comes again has the words of now', () => {
  const air = play([[welcome(), 0], [cue(1), 0], [cue(2), 0], [cue(2, { text: 'now 77', comments: ['c2'] }), 500]]);
  assert.deepEqual([air.next.text, air.now.text], ['now 77', 'words 1']);
  assert.deepEqual(air.answered, { c2: 2 });
  assert.equal(play([[cue(1, { text: 'old' }), 600]], play([[cue(3), 550]], air)).now.text, 'now 77');
});
