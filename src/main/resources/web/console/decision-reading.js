/**
 * Reads the decision of a turn into what the card shows. The server's card is open: what is known has a place, all else is shown
 * as it came, so that nothing the server recorded is hidden from the agent.
 */
export function readDecision(decision) {
  const card = decision.card ?? decision;
  const rest = { ...card };
  const take = (...names) => {
    const name = names.find((one) => rest[one] !== undefined && rest[one] !== null);
    const value = name === undefined ? undefined : rest[name];
    for (const one of names) delete rest[one];
    return value;
  };
  const reading = {
    outcome: decision.outcome ?? take('outcome'),
    route: take('route'),
    reason: take('reason', 'why'),
    confidence: numberOf(take('confidence')),
    threshold: thresholdOf(take('threshold', 'thresholds')),
    expected: expectedOf(take('expected')),
    intents: intentsOf(take('intents', 'intent'), take('intentScore', 'intentConfidence')),
    sources: listOf(take('sources', 'evidence', 'retrieval', 'passages')).map(sourceOf),
    guards: guardsOf(take('guards', 'verdicts')),
    times: timesOf(take('times', 'timings', 'millis')),
    model: named(take('model')),
    prompt: named(take('prompt', 'promptHash')),
    door: named(take('door')),
    signals: signalsOf(take('signals')),
    dropped: decision.droppedText ?? decision.dropped_text ?? take('droppedText', 'dropped'),
  };
  for (const name of ['conversation', 'turn', 'type', 'outcome', 'at']) delete rest[name];
  return { ...reading, others: Object.entries(rest).filter(([, value]) => value !== null && value !== '').map(([label, value]) => ({ label, value: plain(value) })) };
}

function listOf(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function numberOf(value) {
  const number = typeof value === 'object' && value !== null ? (value.value ?? value.score) : value;
  return number === undefined || number === null || Number.isNaN(Number(number)) ? null : Number(number);
}

// Nothing can lie below a threshold of 0: the server says it where none was asked for.
function thresholdOf(value) {
  return numberOf(typeof value === 'object' && value !== null ? (value.answer ?? Object.values(value)[0]) : value) || null;
}

/** What the threshold is worth; null where the server did not say. */
function expectedOf(value) {
  const precision = numberOf(value?.precision ?? null);
  const coverage = numberOf(value?.coverage ?? null);
  return precision === null || coverage === null ? null : { precision, coverage };
}

/** A hash of 64 digits by its first 12; `whole` is null where nothing was cut. */
export function shortened(text) {
  const short = text.replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1');
  return { short, whole: short === text ? null : text };
}

function intentsOf(value, score) {
  return listOf(value).map((intent) => (typeof intent === 'object' ? { name: intent.id ?? intent.name ?? intent.intent ?? plain(intent), score: numberOf(intent.score ?? intent.confidence) } : { name: String(intent), score: numberOf(score) }));
}

function sourceOf(source) {
  if (typeof source !== 'object') return { title: String(source), score: null };
  return { id: source.id, title: source.title ?? source.id ?? plain(source), url: source.url, score: numberOf(source.score) };
}

const PASSED = new Set(['ok', 'pass', 'passed', 'supported', 'true', 'clear', 'released']);

function guardsOf(value) {
  const entries = Array.isArray(value) ? value : Object.entries(value ?? {}).map(([name, verdict]) => (typeof verdict === 'object' && verdict !== null ? { name, ...verdict } : { name, verdict }));
  return entries.map((guard) => {
    if (typeof guard !== 'object') return { name: String(guard), verdict: '', passed: null, detail: '' };
    // A guard that held a clause back says so by `held`, with the clause and why.
    const held = typeof guard.held === 'boolean' ? (guard.held ? 'held back' : 'passed') : undefined;
    const verdict = String(held ?? guard.verdict ?? guard.ok ?? guard.passed ?? guard.state ?? '');
    return { name: guard.name ?? guard.guard ?? guard.rule ?? '', verdict, passed: verdict === '' ? null : PASSED.has(verdict.toLowerCase()), detail: [guard.clause, guard.detail ?? guard.reason ?? guard.why ?? guard.span].filter(Boolean).join(' · ') };
  });
}

/** What the confidence was made of: a share or a measure each. */
function signalsOf(value) {
  return Object.entries(value ?? {}).map(([name, measure]) => ({ name, measure: Number(measure) })).filter((signal) => Number.isFinite(signal.measure));
}

function timesOf(value) {
  if (typeof value === 'number') return [{ name: 'total', milliseconds: value }];
  return Object.entries(value ?? {}).map(([name, milliseconds]) => ({ name: name.replace(/(Ms|Millis)$/, ''), milliseconds: Number(milliseconds) })).filter((time) => Number.isFinite(time.milliseconds));
}

function named(value) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  return [value.name ?? value.id, value.version, value.hash].filter(Boolean).join(' ') || plain(value);
}

function plain(value) {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
