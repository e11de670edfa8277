import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as state from '../../main/resources/web/studio/stage-state.js';

const cue = (no, more = {}) => ({ type: 'cue', no, kind: 'segment', text: `words ${no}`, estMs: 4000, sentences: 2, ...more });
const fold = (frames, stage = state.emptyStage()) => frames.reduce((now, frame) => state.frameCame(now, frame, 1000), stage);
const waiting = (stage) => stage.waiting.map((one) => one.cue.no);
const said = (stage) => state.begun(state.taken(stage, 1000), { marks: [], silent: false });
const welcome = (more = {}) => ({ type: 'welcome', room: 'r', state: 'onAir', cue: null, ...more });

test('cues wait in the order of their numbers and are taken one at a time', () => {
  const stage = fold([welcome(), cue(2), cue(1)]);
  assert.deepEqual(waiting(stage), [1, 2]);
  const one = state.taken(stage, 1000);
  assert.deepEqual([one.now.cue.no, one.begun, one.now.late, waiting(one)], [1, 1, false, [2]]);
  assert.equal(state.taken(one, 1000), one, 'one at a time');
  assert.equal(state.taken(state.over(one), 1000).now.cue.no, 2);
  assert.equal(state.taken(state.emptyStage(), 0).now, null);
});

test('no number is begun twice, whatever the connection does', () => {
  const speaking = said(fold([welcome(), cue(1), cue(2)]));
  const away = state.lost(speaking);
  assert.deepEqual([waiting(away), away.now.cue.no], [[], 1], 'what is being said is finished');
  const back = fold([welcome({ cue: cue(1) }), cue(1), cue(2)], away);
  assert.deepEqual(waiting(back), [2]);
  const reloaded = fold([welcome({ cue: cue(1) }), cue(1)], state.emptyStage(1));
  assert.deepEqual([waiting(reloaded), reloaded.now], [[], null]);
  assert.equal(state.lost(away), away);
});

test('a number that comes again before it was begun has the words of now', () => {
  const stage = fold([welcome(), cue(1), cue(1, { text: 'now 80' })]);
  assert.deepEqual(stage.waiting.map((one) => one.cue.text), ['now 80']);
});

test('what is taken back before it began is dropped, what has begun ends with its sentence', () => {
  assert.deepEqual(waiting(fold([cue(1), cue(2), { type: 'cancel', cue: 2 }])), [1]);
  const making = state.taken(fold([cue(1)]), 1000);
  assert.equal(state.frameCame(making, { type: 'cancel', cue: 1 }, 1000).now, null);
  const speaking = state.frameCame(said(fold([cue(1)])), { type: 'cancel', cue: 1 }, 1000);
  assert.deepEqual([speaking.now.cue.no, speaking.now.cutting], [1, true]);
});

test('a cue that interrupts ends the sentence of the one that is said and waits for it', () => {
  const speaking = said(fold([cue(1)]));
  const cut = fold([cue(2, { kind: 'operator', interrupts: 1 })], speaking);
  assert.deepEqual([cut.now.cutting, waiting(cut)], [true, [2]]);
  assert.equal(fold([cue(2, { interrupts: 9 })], speaking).now.cutting, false);
});

test('the end of the show takes what waits; a pause is told with its reason', () => {
  assert.deepEqual(waiting(fold([cue(1), { type: 'state', state: 'ended' }])), []);
  const paused = fold([welcome(), { type: 'state', state: 'paused', reason: 'by lan' }]);
  assert.deepEqual([paused.state, paused.reason], ['paused', 'by lan']);
  const other = { type: 'comment', msgId: 'c', answeredBy: 3 };
  assert.equal(state.frameCame(paused, other, 0), paused);
});

test('after its moment a cue is late; a clock that is far from the server’s is not believed', () => {
  const until = (expiresAt, now) => state.taken(state.frameCame(state.emptyStage(), cue(1, { expiresAt: new Date(expiresAt).toISOString() }), 100_000), now).now.late;
  assert.deepEqual([until(130_000, 129_000), until(130_000, 131_000)], [false, true]);
  assert.deepEqual([until(20_000, 101_000), until(20_000, 161_000)], [false, true], 'the page’s clock is ahead');
  assert.deepEqual([until(9_000_000, 101_000), until(9_000_000, 161_000)], [false, true], 'the page’s clock is behind');
});

test('what the server takes as spoken and this stage is done with is told again', () => {
  const done = state.over(said(fold([cue(1)])));
  assert.equal(state.unheard(done, welcome({ cue: cue(1) })), 1);
  assert.equal(state.unheard(said(fold([cue(1)])), welcome({ cue: cue(1) })), null, 'it is being said');
  assert.equal(state.unheard(done, welcome({ cue: cue(2) })), null, 'it is to come');
  assert.equal(state.unheard(done, welcome()), null);
});

test('the sentence that is said is kept, and a sound of other sentences is counted as the server counts', () => {
  const speaking = said(fold([cue(1)]));
  assert.equal(state.at(speaking, 1).now.sentence, 1);
  assert.equal(state.at(speaking, -1), speaking);
  const marks = (count) => Array.from({ length: count });
  assert.deepEqual([0, 1, 2].map((done) => state.sentenceNumber(done, marks(2), 2)), [0, 1, 2]);
  assert.deepEqual([0, 1, 2, 4].map((done) => state.sentenceNumber(done, marks(4), 2)), [0, 1, 1, 2]);
  assert.equal(state.sentenceNumber(3, [], 2), 2);
});

test('a slow voice is hurried so that the server’s clock does not overtake it', () => {
  assert.equal(state.rateFor(4000, 4000), 1);
  assert.equal(state.rateFor(1000, 4000), 1);
  assert.equal(state.rateFor(7200, 4000), 1.5);
  assert.equal(state.rateFor(40_000, 4000), 2);
});
