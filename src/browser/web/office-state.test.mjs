import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf, demoIsOn, detailOf, hoursBody, listOf, mayEdit, partsOf, sectionsOf, sinceDays, spansOf, spansText, trailQuery } from '../../main/resources/web/office/office-state.js';

test('parts are read with their level; no state of the model but a missing or unreachable one alarms', () => {
  const levels = (parts) => Object.fromEntries(partsOf({ parts }).map((part) => [part.name, part.level]));
  assert.deepEqual(levels({ database: { state: 'up' }, index: { state: 'down', detail: 'x' }, model: { state: 'off' } }), { database: 'good', index: 'bad', model: 'know' });
  assert.equal(levels({ model: { state: 'modelMissing' } }).model, 'bad');
});

test('a knowledge part that is up and names a faulty file needs a look', () => {
  const [part] = partsOf({ parts: { knowledge: { state: 'up', detail: '312 entries; faq/zh/a.md:3 questions: three are needed' } } });
  assert.equal(part.level, 'bad');
  assert.deepEqual(part.lines, ['312 entries', 'faq/zh/a.md:3 questions: three are needed']);
  assert.equal(partsOf({ parts: { knowledge: { state: 'up', detail: '312 entries' } } })[0].level, 'good');
});

test('details are read as text, list and object', () => {
  assert.deepEqual(partsOf({ parts: { a: { state: 'up', detail: ['one', 'two'] } } })[0].lines, ['one', 'two']);
  assert.deepEqual(partsOf({ parts: { a: { state: 'up', detail: { faults: ['x'], entries: 3 } } } })[0].lines, ['x', 'entries: 3']);
  assert.deepEqual(partsOf({ parts: { a: 'up' } })[0].lines, []);
});

test('counted faults are a number, so that the page can say one fault and two faults', () => {
  const [part] = partsOf({ parts: { knowledge: { state: 'faults', detail: '1 faults: faq/zh/a.md:3 questions: three are needed' } } });
  assert.deepEqual([part.faults, part.lines, part.level], [1, ['faq/zh/a.md:3 questions: three are needed'], 'bad']);
  assert.equal(partsOf({ parts: { knowledge: { state: 'up', detail: '312 entries' } } })[0].faults, null);
});

test('the demo shop is seen wherever the server says it', () => {
  assert.equal(demoIsOn({ parts: { demo: { state: 'on' } } }), true);
  assert.equal(demoIsOn({ demo: true }), true);
  assert.equal(demoIsOn({ parts: { demo: { state: 'off' } } }), false);
  assert.equal(demoIsOn({}), false);
});

test('a row becomes a change of what differs, or a complaint', () => {
  const product = { price: { amount: '88.00', currency: 'CNY' }, stock: 120 };
  assert.deepEqual(changeOf(product, { price: '86', stock: '120' }), { body: { price: { amount: '86.00', currency: 'CNY' } } });
  assert.deepEqual(changeOf(product, { price: '88.0', stock: '0' }), { body: { stock: 0 } });
  assert.deepEqual(changeOf(product, { price: '88', stock: '120' }), { body: {} });
  for (const price of ['', '-1', '8.888', '8,8', '0', 'abc', '1e3']) assert.equal(changeOf(product, { price, stock: '1' }).complaint, 'products.badPrice', price);
  for (const stock of ['', '-1', '1.5', 'x']) assert.equal(changeOf(product, { price: '1', stock }).complaint, 'products.badStock', stock);
});

test('merchants and admins edit, the others read', () => {
  assert.deepEqual(['agent', 'supervisor', 'operator', 'merchant', 'admin'].map(mayEdit), [false, false, false, true, true]);
});

test('sections are those of the role; the own account comes last', () => {
  assert.deepEqual(sectionsOf('agent'), ['health', 'products', 'account']);
  assert.deepEqual(sectionsOf('supervisor'), ['health', 'products', 'service', 'replies', 'tags', 'account']);
  assert.ok(sectionsOf('merchant').includes('service'));
  assert.equal(sectionsOf('merchant').at(-1), 'account');
  assert.ok(sectionsOf('admin').includes('trail'));
});

test('the query of the trail holds what is filled in, and the page before an entry', () => {
  assert.equal(trailQuery({ act: 'account.', actor: ' amei ', subject: '' }, null).toString(), 'act=account.&actor=amei');
  assert.equal(trailQuery({ act: '' }, 7).toString(), 'before=7');
});

test('the detail of an entry is one line', () => {
  assert.equal(detailOf({ from: 'agent', to: 'merchant', skills: ['a', 'b'], no: null, none: [] }, (name) => `<${name}>`), '<from>: agent, <to>: merchant, <skills>: a b');
});

test('words between commas, Chinese ones too, each once', () => {
  assert.deepEqual(listOf(' care， returns、care, '), ['care', 'returns']);
});

test('spans are read as people write them, and what cannot be read is named', () => {
  assert.deepEqual(spansOf('9:00-12:00， 13：00–21:30'), { spans: [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '21:30' }] });
  assert.deepEqual(spansOf(''), { spans: [] });
  for (const bad of ['9-12', '25:00-26:00', '09:60-10:00', '早上']) assert.deepEqual(spansOf(bad), { bad });
  assert.equal(spansText([{ from: '09:00', to: '12:00' }, { from: '13:00', to: '21:00' }]), '09:00-12:00, 13:00-21:00');
});

test('hours become a body, or a complaint that names what is wrong', () => {
  const week = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, '']));
  const { body } = hoursBody({ ...week, monday: '09:00-21:00' }, [{ from: '2027-02-05', to: '2027-02-08', open: '' }]);
  assert.deepEqual(body.week.monday, [{ from: '09:00', to: '21:00' }]);
  assert.deepEqual(body.holidays, [{ from: '2027-02-05', to: '2027-02-08', open: [] }]);
  assert.deepEqual(hoursBody({ ...week, sunday: 'x' }, []), { complaint: 'hours.bad', values: { text: 'x' } });
  assert.equal(hoursBody(week, [{ from: '2027-02-08', to: '2027-02-05', open: '' }]).complaint, 'hours.badDay');
});

test('days are counted back from now', () => {
  assert.equal(sinceDays(7, new Date('2026-11-23T08:00:00Z')), '2026-11-16T08:00:00.000Z');
});
