/**
 * Reads an OpenAPI 3.1 or AsyncAPI 3 (or 2.6) document into what the page shows: groups of operations and channels with frames, with
 * schemas as flat rows. Pure; references are followed inside the document only, and a schema that contains itself ends there.
 */
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const DEEPEST = 6;

/** `{title, version, groups: [{name, operations: [...]}]}`, groups by tag, else by the path's first words after the version. */
export function readOpenApi(document) {
  const groups = new Map();
  for (const [path, raw] of Object.entries(document.paths ?? {})) {
    const item = follow(document, raw);
    for (const method of METHODS) {
      if (item[method] === undefined) continue;
      const operation = readOperation(document, path, method, item[method], item.parameters ?? []);
      const name = item[method].tags?.[0] ?? groupOf(path);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(operation);
    }
  }
  return { title: document.info?.title ?? '', version: document.info?.version ?? '', description: document.info?.description ?? '', groups: [...groups].map(([name, operations]) => ({ name, operations })) };
}

function groupOf(path) {
  return path.replace(/^\/api\/v1\//, '/').split('/').filter(Boolean)[0] ?? '/';
}

function readOperation(document, path, method, operation, shared) {
  const security = operation.security ?? document.security ?? [];
  const responses = Object.entries(operation.responses ?? {}).map(([status, raw]) => readResponse(document, status, follow(document, raw)));
  const body = operation.requestBody ? follow(document, operation.requestBody) : null;
  return {
    id: `${method}${path}`.replace(/[^a-z0-9]+/gi, '-').toLowerCase(),
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    secured: security.length > 0 && !security.some((one) => Object.keys(one).length === 0),
    scopes: [...new Set([...security.flatMap((one) => Object.values(one).flat()), ...listOf(operation['x-scopes'] ?? operation['x-roles'])])],
    parameters: [...shared, ...(operation.parameters ?? [])].map((raw) => readParameter(document, follow(document, raw))),
    body: body ? readContent(document, body.content) : [],
    responses: responses.map(({ codes: _codes, ...response }) => response),
    problems: [...new Set([...listOf(operation['x-problems'] ?? operation['x-problem-codes'] ?? operation['x-codes']).map(String), ...responses.flatMap((response) => response.codes)])],
  };
}

function readParameter(document, parameter) {
  const schema = follow(document, parameter.schema ?? {});
  return { name: parameter.name, in: parameter.in, required: parameter.required === true, type: typeOf(document, schema), description: parameter.description ?? schema.description ?? '' };
}

function readResponse(document, status, response) {
  const contents = readContent(document, response.content);
  const problem = response.content?.['application/problem+json'];
  return { status, description: response.description ?? '', contents, codes: [...listOf(response['x-problems'] ?? response['x-problem-codes'] ?? response['x-codes']).map(String), ...(problem ? codesOf(document, problem) : [])] };
}

/** Problem codes that a response names by its schema or its examples. */
function codesOf(document, problem) {
  const schema = merged(document, problem.schema ?? {});
  const code = follow(document, schema.properties?.code ?? {});
  const examples = [problem.example, ...Object.values(problem.examples ?? {}).map((example) => follow(document, example).value)];
  const named = [code.const, ...(code.enum ?? []), ...examples.map((example) => example?.code)].filter((one) => one !== undefined).map(String);
  return named.length > 20 ? [] : named; // the list of all codes says nothing about this one answer
}

function readContent(document, content) {
  return Object.entries(content ?? {}).map(([type, media]) => ({ type, rows: rowsOf(document, media.schema ?? {}), example: exampleOf(document, media) }));
}

function exampleOf(document, media) {
  const named = Object.values(media.examples ?? {})[0];
  const example = media.example ?? (named ? follow(document, named).value : undefined) ?? follow(document, media.schema ?? {}).examples?.[0];
  return example === undefined ? '' : typeof example === 'string' ? example : JSON.stringify(example, null, 2);
}

/** A schema as rows `{depth, name, type, required, description}`, parents before children. */
export function rowsOf(document, schema, depth = 0, seen = []) {
  const read = merged(document, schema);
  if (depth > DEEPEST || seen.includes(read)) return [];
  const within = [...seen, read];
  if (read.properties) return Object.entries(read.properties).flatMap(([name, raw]) => propertyRows(document, name, raw, (read.required ?? []).includes(name), depth, within));
  if (read.items) return rowsOf(document, read.items, depth, within);
  const choices = read.oneOf ?? read.anyOf;
  if (choices) return choices.flatMap((choice) => [{ depth, name: '', type: typeOf(document, choice), required: false, description: merged(document, choice).description ?? '' }, ...rowsOf(document, choice, depth + 1, within)]);
  if (depth === 0 && Object.keys(read).length > 0) return [{ depth, name: '', type: typeOf(document, schema), required: false, description: read.description ?? '' }];
  return [];
}

function propertyRows(document, name, raw, required, depth, seen) {
  const schema = merged(document, raw);
  const row = { depth, name, type: typeOf(document, raw), required, description: raw.description ?? schema.description ?? '' };
  const inner = schema.items ? merged(document, schema.items) : schema;
  const open = inner.properties || inner.oneOf || inner.anyOf;
  return open ? [row, ...rowsOf(document, inner, depth + 1, seen)] : [row];
}

/** A type as one would write it: `string`, `integer`, `[Segment]`, `"a" | "b"`. */
export function typeOf(document, raw) {
  const title = nameOfRef(raw);
  const schema = follow(document, raw ?? {});
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array' || schema.items) return `[${schema.items ? typeOf(document, schema.items) : ''}]`;
  if (schema.oneOf || schema.anyOf) return title || (schema.oneOf ?? schema.anyOf).map((choice) => typeOf(document, choice)).join(' | ');
  const type = listOf(schema.type).join(' | ') || (schema.properties || schema.allOf ? 'object' : '');
  return title || schema.title || [type, schema.format && `(${schema.format})`].filter(Boolean).join(' ') || 'any';
}

function nameOfRef(raw) {
  return raw?.$ref?.startsWith('#/components/schemas/') ? raw.$ref.split('/').pop() : '';
}

/** Follows `$ref` inside the document; what cannot be found is an empty schema. */
export function follow(document, value, hops = 0) {
  if (value?.$ref === undefined || hops > 10) return value ?? {};
  const found = value.$ref.startsWith('#/') ? value.$ref.slice(2).split('/').reduce((at, part) => at?.[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')], document) : undefined;
  return follow(document, found ?? {}, hops + 1);
}

/** A schema with its `allOf` parts laid together. */
function merged(document, raw) {
  const schema = follow(document, raw);
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => merged(document, part));
  return { ...schema, allOf: undefined, properties: Object.assign({}, ...parts.map((part) => part.properties), schema.properties), required: [...parts.flatMap((part) => part.required ?? []), ...(schema.required ?? [])] };
}

function listOf(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : typeof value === 'object' ? Object.keys(value) : [value];
}

/** `{title, version, channels: [{id, address, description, server: [frame], client: [frame]}]}`. */
export function readAsyncApi(document) {
  const channels = Object.entries(document.channels ?? {}).map(([name, raw]) => readChannel(document, name, follow(document, raw)));
  return { title: document.info?.title ?? '', version: document.info?.version ?? '', description: document.info?.description ?? '', channels };
}

function readChannel(document, name, channel) {
  const address = channel.address ?? name;
  const sides = document.operations ? sidesOf3(document, name, channel) : { server: framesOf(document, channel.subscribe?.message), client: framesOf(document, channel.publish?.message) };
  return { id: `channel-${name}`.replace(/[^a-z0-9]+/gi, '-').toLowerCase(), address, title: channel.title ?? '', description: channel.description ?? '', ...sides };
}

/** In AsyncAPI 3 the operations say who sends: the documented application, which is the server, `send`s and `receive`s. */
function sidesOf3(document, name, channel) {
  const own = Object.values(document.operations).map((raw) => follow(document, raw)).filter((operation) => operation.channel?.$ref?.split('/').pop().replaceAll('~1', '/') === name);
  const of = (action) => own.filter((operation) => operation.action === action).flatMap((operation) => framesOf(document, operation.messages ?? Object.values(channel.messages ?? {})));
  return { server: of('send'), client: of('receive') };
}

function framesOf(document, message) {
  if (message === undefined) return [];
  const messages = Array.isArray(message) ? message : (message.oneOf ?? [message]);
  return messages.map((raw) => {
    const read = follow(document, raw);
    const payload = read.payload?.schema ?? read.payload ?? {};
    const type = merged(document, payload).properties?.type;
    const name = follow(document, type ?? {}).const ?? read.name ?? read.title ?? raw.$ref?.split('/').pop() ?? '';
    const named = read.examples?.[0]?.payload;
    return { name, summary: read.summary ?? read.title ?? '', description: read.description ?? '', rows: rowsOf(document, payload), example: named === undefined ? '' : JSON.stringify(named, null, 2) };
  });
}

/** Whether everything that is said about an entry holds the words that are looked for. */
export function matches(entry, words) {
  return words.trim() === '' || JSON.stringify(entry).toLowerCase().includes(words.trim().toLowerCase());
}
