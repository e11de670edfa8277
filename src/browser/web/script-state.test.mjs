import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventParser } from '../../main/resources/web/studio/event-stream.js';
import * as state from '../../main/resources/web/studio/script-state.js';

const segment = (n, more = {}) => ({ n, type: 'hook', text: `第 ${n} 段`, findings: [], evidence: [], slots: [], cues: [], estMs: 1000, ...more });
const order = () => state.ordered(state.emptyStudio(), { id: 's1', state: 'writing' }, { products: ['P1001'], language: 'zh-CN', platform: 'taobao' });

test('segments that come in any order and twice stand once and in order', () => {
  let studio = order();
  for (const n of [3, 1, 3, 2]) studio = state.segmentCame(studio, 's1', segment(n));
  assert.deepEqual(studio.script.segments.map((one) => one.n), [1, 2, 3]);
});

test('an answer that is behind the stream takes no segment away while writing, but the finished script rules', () => {
  let studio = state.segmentCame(state.segmentCame(order(), 's1', segment(1)), 's1', segment(2));
  studio = state.scriptRead(studio, { id: 's1', state: 'writing', progress: 0.2, segments: [segment(1)] });
  assert.equal(studio.script.segments.length, 2);
  studio = state.scriptRead(studio, { id: 's1', state: 'draft', version: 'v1', segments: [segment(1)] });
  assert.equal(studio.script.segments.length, 1);
  assert.equal(state.segmentCame(studio, 's1', segment(9)), studio);
});

test('the same script again is the same state, and another script is not taken', () => {
  const studio = state.scriptRead(order(), { id: 's1', state: 'draft', version: 'v1', segments: [segment(1)] });
  assert.equal(state.scriptRead(studio, { id: 's1', state: 'draft', version: 'v1', segments: [segment(1)] }), studio);
  assert.equal(state.scriptRead(studio, { id: 's2', state: 'draft', segments: [] }), studio);
});

test('progress is read in each of its shapes', () => {
  assert.equal(state.progressOf({ progress: 0.4, segments: [] }), 0.4);
  assert.equal(state.progressOf({ progress: 40, segments: [] }), 0.4);
  assert.equal(state.progressOf({ progress: { done: 2, total: 8 }, segments: [] }), 0.25);
  assert.equal(state.progressOf({ segments: [segment(1)] }), 0);
});

test('findings come the worst first, each once, with their words', () => {
  const blocking = { from: 0, to: 1, rule: 'r', article: 'a', severity: 'blocking' };
  const hint = { from: 2, to: 3, rule: 'h', article: 'b', severity: 'hint' };
  const script = { segments: [segment(1, { findings: [hint] }), segment(2, { findings: [blocking] })], findings: [blocking, { ...hint, rule: 'whole' }] };
  const found = state.findingsOf(script);
  assert.deepEqual(found.map((one) => [one.severity, one.n, one.text]), [['blocking', 2, '第'], ['hint', 1, '1'], ['hint', null, '']]);
  assert.deepEqual(state.countBySeverity(found), { blocking: 1, warning: 0, hint: 2 });
});

test('words are Han characters plus runs of Latin letters or digits', () => {
  assert.equal(state.wordsOf('保温12小时, 88VIP 专享'), 4 + 1 + 1 + 2);
});

test('marks that the text does not have are left out', () => {
  const found = state.marksOf({ text: '𠮷茶', slots: [{ from: 0, to: 2 }], evidence: [{ from: 1, to: 3 }], findings: [{ from: 1, to: 1 }] });
  assert.deepEqual(found.map((mark) => mark.mark), ['slot']);
});

test('only merchants and admins approve, and only what waits for review', () => {
  assert.deepEqual(state.stepsFor({ state: 'inReview' }, 'operator'), { submit: false, approve: false, reject: false });
  assert.deepEqual(state.stepsFor({ state: 'inReview' }, 'merchant'), { submit: false, approve: true, reject: true });
  assert.equal(state.stepsFor({ state: 'draft' }, 'operator').submit, true);
  assert.equal(state.stepsFor({ state: 'writing' }, 'admin').submit, false);
});

test('server-sent events are read however the network cuts them', () => {
  const stream = ': note\n\nevent: segment\r\ndata: {"n":1,\r\ndata: "text":"茶"}\r\n\r\nevent: done\ndata: {}\n\n';
  for (let cut = 1; cut < stream.length; cut++) {
    const seen = [];
    const parse = eventParser((name, data) => seen.push([name, JSON.parse(data)]));
    parse(stream.slice(0, cut));
    parse(stream.slice(cut));
    assert.deepEqual(seen, [['segment', { n: 1, text: '茶' }], ['done', {}]], `cut at ${cut}`);
  }
});
