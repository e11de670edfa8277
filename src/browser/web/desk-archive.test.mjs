import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as board from '../../main/resources/web/console/desk-state.js';
import * as hands from '../../main/resources/web/console/hands-state.js';
import { chosenTags } from '../../main/resources/web/console/desk-tags.js';

const state = { ...board, ...hands };

test('ticked and written tags are one list without doubles', () => {
  assert.deepEqual(chosenTags(['parcel'], ' gift,  parcel ，return '), ['parcel', 'gift', 'return']);
  assert.deepEqual(chosenTags([], ' , '), []);
  assert.equal(chosenTags([], Array.from({ length: 12 }, (_, n) => `t${n}`).join(',')).length, 10);
});

test('an earlier chat is opened to be read only, one of my own stays mine', () => {
  const welcome = { me: { name: 'amei' }, agents: [], queue: [], mine: [{ conversation: 'mine', epoch: 1 }], change: 1 };
  const desk = state.archived(state.archived(state.welcomed(state.emptyDesk(), welcome), 'old'), 'mine');
  assert.equal(desk.conversations.old.archived, true);
  assert.equal(desk.conversations.mine.archived, false);
  const watched = state.watching(desk, { conversation: 'old', owner: { kind: 'bot' }, epoch: 2, events: [] });
  assert.equal(watched.conversations.old.archived, false);
});
