import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches, readAsyncApi, readOpenApi, rowsOf, typeOf } from '../../main/resources/web/docs/api-document.js';

const DOCUMENT = {
  info: { title: 'Shop', version: '1' },
  security: [{ bearer: ['scripts'] }],
  paths: {
    '/api/v1/login': { post: { summary: 'Sign in', security: [], requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Login' } } } }, responses: { 200: { description: 'ok' }, 401: { $ref: '#/components/responses/Wrong' } } } },
    '/api/v1/scripts/{id}': { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], get: { responses: { 200: { description: 'it', content: { 'application/json': { schema: { $ref: '#/components/schemas/Script' } } } } } } },
  },
  components: {
    responses: { Wrong: { description: 'no', content: { 'application/problem+json': { example: { code: 'badCredentials' } } } } },
    schemas: {
      Login: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, kind: { enum: ['a', 'b'] } } },
      Script: { allOf: [{ properties: { id: { type: 'string' } }, required: ['id'] }, { properties: { parts: { type: 'array', items: { $ref: '#/components/schemas/Script' } } } }] },
    },
  },
};

test('operations are grouped with parameters, bodies, responses and codes', () => {
  const { groups } = readOpenApi(DOCUMENT);
  assert.deepEqual(groups.map((group) => group.name), ['login', 'scripts']);
  const [login] = groups[0].operations;
  assert.deepEqual([login.method, login.secured, login.problems], ['POST', false, ['badCredentials']]);
  assert.deepEqual(login.body[0].rows.map((row) => [row.name, row.type, row.required]), [['name', 'string', true], ['kind', '"a" | "b"', false]]);
  const [script] = groups[1].operations;
  assert.deepEqual([script.secured, script.scopes, script.parameters.map((one) => one.name)], [true, ['scripts'], ['id']]);
});

test('a schema that contains itself ends', () => {
  const rows = rowsOf(DOCUMENT, { $ref: '#/components/schemas/Script' });
  assert.ok(rows.length > 1 && rows.length < 30);
  assert.deepEqual(rows.slice(0, 2).map((row) => [row.depth, row.name, row.type, row.required]), [[0, 'id', 'string', true], [0, 'parts', '[Script]', false]]);
});

test('a reference that leads nowhere is any', () => {
  assert.equal(typeOf(DOCUMENT, { $ref: '#/nowhere/at/all' }), 'any');
});

test('the frames of a socket are told apart by who sends them', () => {
  const hello = { payload: { type: 'object', properties: { type: { const: 'hello' } } } };
  const three = readAsyncApi({ channels: { chat: { address: '/ws/chat', messages: { hello, bye: { payload: { properties: { type: { const: 'bye' } } } } } } }, operations: { a: { action: 'receive', channel: { $ref: '#/channels/chat' }, messages: [{ $ref: '#/channels/chat/messages/hello' }] }, b: { action: 'send', channel: { $ref: '#/channels/chat' }, messages: [{ $ref: '#/channels/chat/messages/bye' }] } } });
  assert.deepEqual([three.channels[0].client.map((frame) => frame.name), three.channels[0].server.map((frame) => frame.name)], [['hello'], ['bye']]);
  const two = readAsyncApi({ channels: { '/ws/chat': { publish: { message: hello }, subscribe: { message: { oneOf: [{ name: 'welcome', payload: {} }] } } } } });
  assert.deepEqual([two.channels[0].address, two.channels[0].client[0].name, two.channels[0].server[0].name], ['/ws/chat', 'hello', 'welcome']);
});

test('search looks into everything that is said about an entry', () => {
  const [login] = readOpenApi(DOCUMENT).groups[0].operations;
  assert.equal(matches(login, 'BADCRED'), true);
  assert.equal(matches(login, 'nothing like it'), false);
});
