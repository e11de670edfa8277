import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as spoken from '../../main/resources/web/studio/spoken-marks.js';

const NOTICE = { from: -1, to: -1, fromMs: 0, toMs: 1000 };
const ONE = { from: 0, to: 5, fromMs: 1250, toMs: 4000 };
const TWO = { from: 5, to: 12, fromMs: 4250, toMs: 7000 };
const MARKS = [NOTICE, ONE, TWO];

test('the sentence of a moment has the pause after it', () => {
  assert.deepEqual([-5, 0, 1100, 1250, 4100, 4250, 99_999].map((ms) => spoken.sentenceAt(MARKS, ms)), [-1, 0, 0, 1, 1, 2, 2]);
  assert.equal(spoken.sentenceAt([], 10), -1);
  assert.deepEqual([0, 1000, 3999, 4000, 7000].map((ms) => spoken.saidBy(MARKS, ms)), [0, 1, 1, 2, 3]);
});

test('the words begin behind the notice and take their own time', () => {
  assert.equal(spoken.firstWords(MARKS), 1250);
  assert.equal(spoken.lengthOfWords(MARKS), 5750);
  assert.equal(spoken.firstWords([ONE]), 1250);
  assert.deepEqual([spoken.firstWords([]), spoken.lengthOfWords([])], [0, 0]);
});

test('forward is the next sentence, back is this one and then the one before, never the notice', () => {
  assert.deepEqual([0, 1300, 4100, 4300].map((ms) => spoken.nextSentence(MARKS, ms)), [1250, 4250, 4250, null]);
  assert.equal(spoken.previousSentence(MARKS, 6000), 4250);
  assert.equal(spoken.previousSentence(MARKS, 4400), 1250);
  assert.equal(spoken.previousSentence(MARKS, 1300), null);
  assert.equal(spoken.previousSentence(MARKS, 3000), 1250);
  assert.equal(spoken.previousSentence(MARKS, 0), null);
});

test('cues of a sentence are those that touch it; a point belongs where it stands', () => {
  const cues = [{ track: 'card', from: 0, to: 12 }, { track: 'gesture', from: 5, to: 7 }, { track: 'pause', from: 12, to: 12 }];
  assert.deepEqual(spoken.cuesIn(cues, ONE).map((cue) => cue.track), ['card']);
  assert.deepEqual(spoken.cuesIn(cues, TWO).map((cue) => cue.track), ['card', 'gesture', 'pause']);
  assert.deepEqual(spoken.cuesIn(cues, NOTICE), []);
  assert.deepEqual(spoken.cuesIn(undefined, ONE), []);
  assert.deepEqual(spoken.cuesIn(cues, undefined), []);
});

test('what is cut ends with its sentence, in a pause at once', () => {
  const marks = [{ ...ONE, fromMs: 0, toMs: 2000 }, { ...TWO, fromMs: 2250, toMs: 5000 }];
  assert.deepEqual(spoken.cutAt(marks, 500), { ms: 2000, said: 1 });
  assert.deepEqual(spoken.cutAt(marks, 2100), { ms: 2100, said: 1 });
  assert.deepEqual(spoken.cutAt(marks, 2300), { ms: 5000, said: 2 });
  assert.deepEqual(spoken.cutAt([], 300), { ms: 300, said: 0 });
});

test('sentences are cut as the server cuts them, in code points', () => {
  assert.deepEqual(spoken.sentencesOf('你好🍵。现在88元！！”好'), [{ from: 0, to: 4 }, { from: 4, to: 12 }, { from: 12, to: 13 }]);
  assert.deepEqual(spoken.sentencesOf('It is 3.5 l.  Yes.'), [{ from: 0, to: 12 }, { from: 14, to: 18 }]);
  assert.deepEqual(spoken.sentencesOf('  \n '), []);
});

test('without a sound each sentence takes its share of the estimate', () => {
  const marks = spoken.estimatedMarks('一二三四。二二。', 8000);
  assert.deepEqual(marks, [{ from: 0, to: 5, fromMs: 0, toMs: 5000 }, { from: 5, to: 8, fromMs: 5000, toMs: 8000 }]);
});

test('marks of other words give way to the estimate', () => {
  assert.equal(spoken.fitting(MARKS, '一二三四。一二三四五六。', 10), MARKS);
  assert.deepEqual(spoken.fitting(MARKS, '短。', 10), [{ from: 0, to: 2, fromMs: 0, toMs: 10 }]);
});

test('the clock counts what was measured, and the estimate where nothing was', () => {
  const segments = [{ n: 1, estMs: 4000 }, { n: 2, estMs: 6000 }, { n: 3, estMs: 10_000 }];
  const measured = new Map([[1, 5000], [2, 9000]]);
  assert.deepEqual(spoken.heardSoFar(segments, measured, 1, 4500), { heard: 9500, expected: 7000, whole: 20_000 });
  assert.deepEqual(spoken.heardSoFar(segments, measured, 0, -400), { heard: 0, expected: 0, whole: 20_000 });
  assert.deepEqual(spoken.heardSoFar(segments, measured, 3, 0), { heard: 24_000, expected: 20_000, whole: 20_000 });
});
