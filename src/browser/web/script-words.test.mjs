import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { speak } from '../../main/resources/web/shared/words.js';
import { LIMITS } from '../../main/resources/web/studio/script-state.js';
import { cueWords, exceptionWords, fieldWords, serverWords, sourceWords } from '../../main/resources/web/studio/script-words.js';

test('what the server says in ids stands in the words of the page', () => {
  speak('zh');
  assert.equal(serverWords('house rule'), '店内规则');
  assert.equal(serverWords('a price slot over this sum'), '把这个数换成活的价格');
  assert.equal(exceptionWords('provableFact'), '能证明的事实');
  assert.equal(sourceWords({ kind: 'product', id: 'P1001', title: '云朵保温杯', field: 'attributes.capacity' }), '商品资料 · 云朵保温杯 · 容量');
  assert.deepEqual(['name', 'sellingPoints.0'].map(fieldWords), ['名称', '卖点 1']);
  assert.equal(cueWords({ track: 'emotion', value: 'lively' }), '活泼');
  assert.equal(cueWords({ track: 'pause', value: '350ms' }), '350 毫秒');
  speak('en');
  assert.equal(serverWords('evidence.figure, house rule'), 'evidence.figure, House rule');
  assert.equal(cueWords({ track: 'gesture', value: 'pointDown' }), 'Point down');
});

test('what the page does not know stays as the server said it', () => {
  assert.equal(serverWords('《广告法》第九条'), '《广告法》第九条');
  assert.deepEqual(['attributes.sparkle', 'warrantyTerms'].map(fieldWords), ['sparkle', 'warrantyTerms']);
  assert.equal(cueWords({ track: 'label', value: 'AI生成' }), 'AI生成');
  assert.equal(exceptionWords(undefined), '');
});

test('every sentence of the house that the server writes is known', () => {
  const source = (file) => readFileSync(new URL(`../../main/java/shop/xiaoer/broadcast/${file}.java`, import.meta.url), 'utf8');
  const sentences = [...source('review/ScriptCheck').matchAll(/"(house rule|an? [a-z ]+)"/g)].map(([, sentence]) => sentence);
  assert.ok(sentences.length >= 2);
  for (const sentence of sentences) assert.notEqual(serverWords(sentence), sentence);
  const whys = [...source('script/fact/EvidenceJudge').matchAll(/"(the \w+ ')" \+ [\w.()]+ \+ "(' stands in no fact)"/g)].map(([, before, after]) => `${before}88${after}`);
  assert.equal(whys.length, 2);
  for (const why of whys) {
    assert.ok(serverWords(why).includes('88') && serverWords(why) !== why, why);
    assert.notEqual(serverWords(`a source for it: ${why}`), serverWords(why));
  }
});

test('the order form takes the lengths that the server takes', () => {
  const number = (file, name) => Number(new RegExp(`${name} = ([\\d_]+);`).exec(readFileSync(new URL(`../../main/java/shop/xiaoer/${file}.java`, import.meta.url), 'utf8'))[1].replaceAll('_', ''));
  assert.deepEqual(LIMITS.words, { min: number('broadcast/script/ScriptRequest', 'MIN_WORDS'), max: number('broadcast/script/ScriptRequest', 'MAX_WORDS') });
  assert.equal(LIMITS.minutes.max, number('web/ScriptRequestReader', 'LONGEST_MINUTES'));
});
