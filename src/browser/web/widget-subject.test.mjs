import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOf } from '../../main/resources/web/widget/subject.js';

const token = (claims) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.AAAA`;

test('each shopper has a place of her own', () => {
  const places = [keyOf('https://chat.example'), keyOf('https://chat.example', token({ sub: 's-1' })), keyOf('https://chat.example', token({ sub: 's-2' })), keyOf('https://other.example', token({ sub: 's-1' }))];
  assert.equal(new Set(places).size, places.length);
});

test('tokens of one shopper lead to one place, whatever else they say', () => {
  const long = { sub: '李雷>>>???', name: '???>>>ÿþ' };
  assert.equal(keyOf('s', token({ ...long, jti: '1' })), keyOf('s', token({ ...long, jti: '2' })));
});

test('what is no token is a visitor', () => {
  for (const none of [undefined, null, '', 'token', 'a.b.c', 'a.!!!.c']) assert.equal(keyOf('s', none), 'xiaoer:s');
});
