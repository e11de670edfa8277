import assert from 'node:assert/strict';
import { test } from 'node:test';

const heard = {};
globalThis.addEventListener = (type, listener) => (heard[type] = listener);
globalThis.removeEventListener = (type) => delete heard[type];
globalThis.location = { href: 'http://shop.test/console' };

/** Its close takes as long as a browser's without a network: for the test, for ever. */
class FakeSocket {
  static OPEN = 1;
  static all = [];
  readyState = 1;
  sent = [];
  constructor(url) {
    this.url = String(url);
    FakeSocket.all.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.isClosing = true;
  }
  hears(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }
}
globalThis.WebSocket = FakeSocket;
const { Line } = await import('../../main/resources/web/shared/socket.js');

function opened() {
  FakeSocket.all = [];
  const states = [];
  const line = new Line({ path: '/ws/agent', protocol: 'xiaoer.agent.v1', hello: () => ({ token: 't' }) });
  line.addEventListener('state', (event) => states.push(event.detail.state));
  const [socket] = FakeSocket.all;
  socket.onopen();
  socket.hears({ type: 'welcome' });
  return { line, socket, states };
}

test('a page says hello and is open with the welcome', () => {
  const { line, socket, states } = opened();
  assert.equal(socket.url, 'ws://shop.test/ws/agent');
  assert.deepEqual(socket.sent, [{ type: 'hello', token: 't' }]);
  assert.deepEqual(states, ['open']);
  line.end();
});

test('without a network the page waits at once, however long the old line takes to close', () => {
  const { line, socket, states } = opened();
  heard.offline();
  assert.deepEqual(states, ['open', 'waiting']);
  assert.ok(socket.isClosing);
  heard.offline();
  assert.deepEqual(states, ['open', 'waiting'], 'told once');
  line.end();
});

test('back with a network it connects at once and says again what nobody answered', async () => {
  const { line, states } = opened();
  const answer = line.ask({ type: 'claim' }, { patient: true, id: 'a' });
  heard.offline();
  heard.online();
  const fresh = FakeSocket.all.at(-1);
  assert.equal(FakeSocket.all.length, 2);
  fresh.onopen();
  fresh.hears({ type: 'welcome' });
  assert.deepEqual(fresh.sent.at(-1), { type: 'claim', id: 'a' });
  fresh.hears({ type: 'ack', id: 'a' });
  assert.equal((await answer).type, 'ack');
  assert.deepEqual(states, ['open', 'waiting', 'connecting', 'open']);
  line.end();
});
