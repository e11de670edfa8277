import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount, rowText, shopTime } from '../../main/resources/web/widget/amount.js';

test('money has one form in every language', () => {
  for (const locale of ['zh-CN', 'en-US']) {
    assert.equal(amount({ amount: '88.00', currency: 'CNY' }, locale), '¥88');
    assert.equal(amount({ amount: '1288.50', currency: 'CNY' }, locale), '¥1,288.50');
    assert.equal(rowText('88.00 CNY', locale), '¥88');
  }
});

test('what is no money stays as it is', () => {
  assert.equal(rowText('SF1234567890123', 'en-US'), 'SF1234567890123');
  assert.equal(rowText('云朵保温杯 ×2', 'zh-CN'), '云朵保温杯 ×2');
  assert.equal(amount({ amount: '88.00', currency: 'points' }, 'en-US'), '88.00 points');
});

test('an instant is told by the clock of the shop, whatever the clock of the reader', () => {
  assert.equal(shopTime('2026-11-20T16:30:00Z', 'Asia/Shanghai'), '2026-11-21 00:30');
  assert.equal(shopTime('2026-11-20T16:30:00Z', 'America/New_York'), '2026-11-20 11:30');
  assert.match(shopTime('2026-11-20T12:00:00Z', ''), /^2026-11-2\d$/);
  assert.equal(shopTime('tomorrow', 'Asia/Shanghai'), 'tomorrow');
});
