import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matching, missingVariable } from '../../main/resources/web/console/reply-matching.js';

const REPLIES = [
  { id: 'a', shortcut: 'return', shared: true, texts: { en: 'Send it back within 7 days.' } },
  { id: 'b', shortcut: 'hello', shared: true, texts: { en: 'Hello, how can I help you return it?', zh: '您好' } },
  { id: 'c', shortcut: '发货', shared: false, texts: { zh: '今天发货。' } },
];
const ids = (typed, tongue) => matching(REPLIES, typed, tongue)?.map((reply) => reply.id) ?? null;

test('a slash alone lists what is there in the language of the chat', () => {
  assert.deepEqual(ids('/', 'en'), ['a', 'b']);
  assert.deepEqual(ids('/', 'zh'), ['b', 'c']);
});

test('a shortcut goes before words, whatever the case', () => {
  assert.deepEqual(ids('/RET', 'en'), ['a', 'b']);
  assert.deepEqual(ids('/货', 'zh'), ['c']);
  assert.deepEqual(ids('/nothing', 'en'), []);
});

test('only a slash at the beginning of one word is a search', () => {
  assert.equal(ids('and/or', 'en'), null);
  assert.equal(ids('/return now', 'en'), null);
  assert.equal(ids('', 'en'), null);
});

test('a long list is cut', () => {
  const many = Array.from({ length: 30 }, (_, n) => ({ id: String(n), shortcut: `s${n}`, texts: { en: 'x' } }));
  assert.equal(matching(many, '/s', 'en').length, 8);
});

test('a refused filling names its variable, any other refusal none', () => {
  assert.equal(missingVariable({ code: 'badField', detail: 'order: is not known in this conversation' }), 'order');
  assert.equal(missingVariable({ code: 'badField', detail: 'language: the reply has no words in en-US' }), null);
  assert.equal(missingVariable({ code: 'notFound', detail: 'order: x' }), null);
});
