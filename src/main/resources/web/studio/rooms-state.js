/**
 * Live rooms as one value, and the pure steps from one to the next: the list, the plan of a new room, and what is on air. Times are
 * milliseconds of the page's own clock. An operator's socket tells of cues as they are sent, not as they begin and end: which one is
 * said follows from the order, from the rule that one cue at most is sent ahead, and from the estimated times.
 */
export const HEARTBEAT_EVERY_MS = 10_000;
const HERE_FOR_MS = 5 * 60_000;
const ASKS_BEFORE_MS = 60_000;
const PAST_SHOWN = 12;
/** A cue that comes after so great a share of the time of the one before was not sent ahead of its end. */
const NEARLY = 0.8;
const COMMENTS_SHOWN = 20;

export function emptyRooms() {
  return { rooms: null, listProblem: null, scripts: [], names: {}, open: null, room: null, problem: null, planning: false, air: emptyAir(), report: null, replies: null, link: { state: 'connecting' }, beat: { at: null, failed: false }, tried: [] };
}

export function emptyAir() {
  return { state: null, reason: null, now: null, since: null, whole: true, next: null, last: 0, closing: false, cutAt: null, unsure: false, past: [], answered: {} };
}

/** What the socket says, one frame after the other. */
export function frameCame(air, frame, at) {
  switch (frame.type) {
    case 'welcome': return welcomed(air, frame, at);
    case 'cue': return cueCame(air, frame, at);
    case 'cancel': return cancelled(air, frame.cue, at);
    case 'state': return stateCame(air, frame, at);
    case 'comment': return { ...air, answered: { ...air.answered, [frame.msgId]: frame.answeredBy } };
    default: return air;
  }
}

function welcomed(air, { state, reason, cue }, at) {
  const known = { ...air, state, reason: reason ?? null, unsure: false, closing: state !== 'onAir' };
  if (!cue) return { ...known, now: null, since: null, next: null };
  if (air.now?.no === cue.no) return known;
  // The page comes in the middle of it, so the time it took is not known.
  const ahead = air.next !== null && air.next.no > cue.no ? air.next : null;
  return answering({ ...known, now: cue, since: at, whole: false, cutAt: null, next: ahead, last: Math.max(air.last, cue.no) }, cue);
}

/** What is over by the clock makes room for the cue after it. */
export function passed(air, at) {
  if (air.now === null || at < endOf(air)) return air;
  if (air.next !== null) return passed(begun(over(air), air.next, endOf(air)), at);
  return air.closing ? { ...over(air), now: null, since: null } : air;
}

/** When the cue that is said should be over; one that is cut ends with its sentence. */
function endOf({ now, since, cutAt }) {
  if (cutAt === null) return since + now.estMs;
  const sentence = now.estMs / (now.sentences ?? 1);
  return since + Math.min(now.estMs, Math.ceil(Math.max(1, cutAt - since) / sentence) * sentence);
}

function cueCame(before, cue, at) {
  if (cue.no <= before.last) return reworded(before, cue);
  const air = passed(before, at);
  const known = answering({ ...air, last: cue.no }, cue);
  if (air.now === null) return begun(known, cue, at);
  if (cue.interrupts !== undefined && cue.interrupts === air.now.no) return { ...known, next: cue, cutAt: at };
  if (cue.interrupts !== undefined && cue.interrupts === air.next?.no) return { ...begun(over(known), air.next, at), next: cue, cutAt: at };
  if (air.closing) return begun(over(known), cue, at);
  if (air.next !== null) return { ...begun(over(known), air.next, at), next: cue };
  // A number that was never seen: a cue was sent ahead before this page came, and it is the one being said now.
  if (cue.no > before.last + 1) return { ...known, next: cue, unsure: true };
  // Words with a live value are not sent ahead: they come when the cue before them is over.
  const late = at - air.since >= NEARLY * (endOf(air) - air.since);
  return late ? begun(over(known), cue, at) : { ...known, next: cue };
}

/** A number comes again where no renderer had it and a price has changed since: the words are those of now. */
function reworded(air, cue) {
  const place = ['now', 'next'].find((one) => air[one]?.no === cue.no && air[one].text !== cue.text);
  return place === undefined ? air : answering({ ...air, [place]: cue }, cue);
}

function cancelled(before, no, at) {
  const air = { ...passed(before, at), last: Math.max(before.last, no) };
  if (air.next?.no === no) return { ...air, next: null };
  return air.now?.no === no ? { ...air, cutAt: air.cutAt ?? at, closing: true } : air;
}

function stateCame(air, { state, reason }, at) {
  const next = { ...air, state, reason: reason ?? null };
  if (state === 'ended') return { ...(air.now === null ? next : over(next)), now: null, since: null, next: null };
  // The host ends its sentence and then is silent: what is said now is no guide to what comes after.
  return state === 'onAir' ? next : { ...next, closing: true, next: null, cutAt: air.cutAt ?? at };
}

function begun(air, cue, at) {
  return { ...air, now: cue, since: at, whole: true, cutAt: null, closing: false, next: null };
}

function over(air) {
  return { ...air, past: [{ ...air.now, cut: air.cutAt !== null }, ...air.past].slice(0, PAST_SHOWN) };
}

function answering(air, cue) {
  if ((cue.comments ?? []).length === 0) return air;
  return { ...air, answered: { ...air.answered, ...Object.fromEntries(cue.comments.map((id) => [id, cue.no])) } };
}

/** A room as the server has it; it also takes its place in the list. */
export function roomRead(all, room) {
  const known = (all.rooms ?? []).some((one) => one.id === room.id);
  const rooms = known ? all.rooms.map((one) => (one.id === room.id ? room : one)) : [room, ...(all.rooms ?? [])];
  return { ...all, rooms, ...(all.open === room.id && { room, problem: null }) };
}

/** A frame for the room that is open; the state in the list follows it. */
export function heard(all, frame, at) {
  const air = frameCame(all.air, frame, at);
  if (air === all.air) return all;
  if (all.room === null || (air.state === all.room.state && air.reason === (all.room.reason ?? null))) return { ...all, air };
  return roomRead({ ...all, air }, { ...all.room, state: air.state, reason: air.reason ?? undefined });
}

/** What the clock does to the room that is open. */
export function ticked(all, at) {
  const air = passed(all.air, at);
  return air === all.air ? all : { ...all, air };
}

/** A comment that the person wrote to try the room. */
export function commentTried(all, comment) {
  return { ...all, tried: [comment, ...all.tried].slice(0, COMMENTS_SHOWN) };
}

/** Whether the person is here, by what the page last saw of her: `here`, `asked` in the last minute before it gives up, `away`. */
export function presence(touchedAt, now) {
  const quiet = now - touchedAt;
  if (quiet >= HERE_FOR_MS) return 'away';
  return quiet >= HERE_FOR_MS - ASKS_BEFORE_MS ? 'asked' : 'here';
}

const ON = new Set(['onAir', 'paused', 'microphone']);

/** The room has a director, so there is something to lead. */
export function isOn(state) {
  return ON.has(state);
}

/** What the operator may do next. */
export function movesFor(state) {
  return {
    start: state === 'ready',
    pause: state === 'onAir',
    resume: state === 'paused',
    take: state === 'onAir' || state === 'paused',
    giveBack: state === 'microphone',
    stop: ON.has(state),
    say: state === 'onAir',
  };
}

const APPROVERS = new Set(['merchant', 'admin']);

/** Who lets the model's words be spoken answers for them. */
export function mayLetModelSpeak(role) {
  return APPROVERS.has(role);
}

export function answeredOf(report) {
  const fates = report?.comments ?? {};
  return { answered: fates.answered ?? 0, all: Object.values(fates).reduce((sum, count) => sum + count, 0) };
}

// ---- the plan of a new room ------------------------------------------------------------------------------------------

export function emptyPlan() {
  return { name: '', platform: 'own', items: [], loop: 'once', times: '3', whenSpent: 'repeat' };
}

/** Approved scripts that can still be added: of the first one's language, each once. */
export function addable(plan, scripts) {
  const used = new Set(plan.items.flatMap((item) => [item.script, ...item.variants]));
  const language = scripts.find((one) => one.id === plan.items[0]?.script)?.language;
  return scripts.filter((one) => one.state === 'approved' && !used.has(one.id) && (language === undefined || one.language === language));
}

export function withItem(plan, script) {
  return { ...plan, items: [...plan.items, { script, variants: [], scene: '' }] };
}

export function withoutItem(plan, script) {
  return { ...plan, items: plan.items.filter((item) => item.script !== script) };
}

export function withVariant(plan, script, variant) {
  return { ...plan, items: plan.items.map((item) => (item.script === script ? { ...item, variants: [...item.variants, variant] } : item)) };
}

export function withoutVariant(plan, script, variant) {
  return { ...plan, items: plan.items.map((item) => (item.script === script ? { ...item, variants: item.variants.filter((one) => one !== variant) } : item)) };
}

/** The item one place up (-1) or down (1); at an end it stays. */
export function moved(plan, script, by) {
  const from = plan.items.findIndex((item) => item.script === script);
  const to = from + by;
  if (from < 0 || to < 0 || to >= plan.items.length) return plan;
  const items = [...plan.items];
  [items[from], items[to]] = [items[to], items[from]];
  return { ...plan, items };
}

/** The key of what is missing, or null. */
export function missingIn(plan) {
  if (plan.name.trim() === '') return 'room.needsName';
  return plan.items.length === 0 ? 'room.needsScript' : null;
}

/** The body of the request. What a script is about is on show while it is said. */
export function planned(plan, scripts) {
  const about = (script) => scripts.find((one) => one.id === script)?.products ?? [];
  return {
    name: plan.name.trim(),
    platform: plan.platform,
    rundown: plan.items.map(({ script, variants, scene }) => ({ script, scene: scene.trim(), products: about(script), variants })),
    loop: plan.loop === 'forever' ? true : plan.loop === 'times' ? Number(plan.times) : 1,
    whenSpent: plan.whenSpent,
  };
}
