import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDecision, shortened } from '../../main/resources/web/console/decision-reading.js';

test('a card of the server is read into its places', () => {
  const reading = readDecision({ turn: 4, outcome: 'sent', card: {
    route: 'generated', language: 'zh-CN', intent: 'productFact', intentScore: 0.81, reason: 'compares', confidence: 0.62, threshold: 0.5, door: 'model', signals: { tokens: -0.31, covered: 0.8 }, expected: { precision: 0.85, coverage: 0.72 },
    evidence: [{ id: 'faq-1', title: 'Shipping', score: 9.1, bm25: 4, cosine: 0.7 }], guards: [{ guard: 'numbers', held: true, clause: '明天到', why: 'no evidence' }, { guard: 'language', held: false, clause: '', why: '' }],
    times: { firstToken: 640 }, model: 'qwen3', promptHash: 'ab12', knowledgeHash: 'cd34' } });
  assert.deepEqual(reading.intents, [{ name: 'productFact', score: 0.81 }]);
  assert.deepEqual([reading.confidence, reading.threshold, reading.model, reading.prompt], [0.62, 0.5, 'qwen3', 'ab12']);
  assert.deepEqual(reading.expected, { precision: 0.85, coverage: 0.72 });
  assert.deepEqual(reading.guards.map((guard) => [guard.name, guard.passed, guard.detail]), [['numbers', false, '明天到 · no evidence'], ['language', true, '']]);
  assert.deepEqual(reading.times, [{ name: 'firstToken', milliseconds: 640 }]);
  assert.equal(reading.sources[0].score, 9.1);
  assert.equal(reading.door, 'model');
  assert.deepEqual(reading.signals, [{ name: 'tokens', measure: -0.31 }, { name: 'covered', measure: 0.8 }]);
  assert.deepEqual(reading.others.map((other) => other.label), ['language', 'knowledgeHash']);
});

test('other shapes are read too, and nothing that the server recorded is hidden', () => {
  const reading = readDecision({ turn: 't', card: { intents: [{ id: 'a', score: 0.5 }], thresholds: { answer: 0.5, askBack: 0.3 }, guards: { numbers: 'ok', dates: 'failed' }, sources: ['page'], droppedText: 'words', somethingNew: { a: 1 } } });
  assert.equal(reading.threshold, 0.5);
  assert.deepEqual(reading.guards.map((guard) => guard.passed), [true, false]);
  assert.equal(reading.dropped, 'words');
  assert.deepEqual(reading.others, [{ label: 'somethingNew', value: '{"a":1}' }]);
});

test('a hash is shortened and kept whole beside it', () => {
  const hash = '0123456789ab'.padEnd(64, 'c');
  assert.deepEqual(shortened(`answer ${hash}`), { short: 'answer 0123456789ab', whole: `answer ${hash}` });
  assert.deepEqual(shortened('qwen3:4b'), { short: 'qwen3:4b', whole: null });
});

test('a threshold of 0 is none', () => {
  assert.equal(readDecision({ turn: 1, card: { confidence: 0.9, threshold: 0 } }).threshold, null);
});

test('an empty card has nothing in it and breaks nothing', () => {
  const reading = readDecision({ turn: 't', card: {} });
  assert.deepEqual([reading.confidence, reading.guards, reading.sources, reading.others], [null, [], [], []]);
});
