import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces, size, slice, splice } from '../../main/resources/web/shared/code-points.js';

// 𠮷 and 🍵 are two UTF-16 units each and one code point.
const TEXT = '𠮷茶🍵现价88元';

test('offsets count code points, not UTF-16 units', () => {
  assert.equal(size(TEXT), 8);
  assert.equal(slice(TEXT, 2, 3), '🍵');
  assert.equal(splice(TEXT, 5, 7, '86'), '𠮷茶🍵现价86元');
});

test('pieces cut where a range begins or ends and know what covers them', () => {
  const found = pieces(TEXT, [{ from: 2, to: 6, id: 'a' }, { from: 5, to: 7, id: 'b' }]);
  assert.deepEqual(found.map((piece) => [piece.text, piece.ranges.map((range) => range.id).join('')]), [['𠮷茶', ''], ['🍵现价', 'a'], ['8', 'ab'], ['8', 'b'], ['元', '']]);
});

test('ranges outside the text or without length cover nothing', () => {
  assert.deepEqual(pieces('ab', [{ from: 1, to: 9 }, { from: -1, to: 1 }, { from: 1, to: 1 }]).map((piece) => piece.ranges.length), [0]);
});

test('the pieces of any text and any ranges put together are the text', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 100_000);
  let state = seed;
  const random = (below) => (state = (state * 48271 + 11) % 2147483647) % below;
  for (let run = 0; run < 500; run++) {
    const text = Array.from({ length: random(12) }, () => ['茶', '𠮷', '🍵', 'a', ' '][random(5)]).join('');
    const ranges = Array.from({ length: random(5) }, () => ({ from: random(14) - 1, to: random(14) }));
    const cut = pieces(text, ranges);
    assert.equal(cut.map((piece) => piece.text).join(''), text, `seed ${seed} run ${run}`);
    for (const piece of cut) for (const range of ranges.filter((one) => one.from >= 0 && one.from < one.to && one.to <= size(text))) assert.equal(piece.ranges.includes(range), range.from <= piece.from && range.to >= piece.to, `seed ${seed} run ${run}`);
  }
  console.log(`seed ${seed}`);
});
