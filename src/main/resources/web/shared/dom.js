/**
 * Draws a tree of plain values into the page and later changes only what differs, so that focus, selection and scroll stay where
 * they are. Text is always set as text; there is no way to pass markup through here.
 *
 *   draw(place, [h('button', {class: 'quiet', onclick: save}, say('save')), isLate && h('b', null, 'late')])
 */
const DRAWN = Symbol('drawn');
const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = new Set(['svg', 'path', 'circle', 'rect', 'line', 'polyline']);
const LATER = new Set(['key', 'drawn', 'value']);
const AS_PROPERTY = new Set(['value', 'checked', 'disabled', 'selected', 'hidden', 'model', 'open', 'indeterminate']);

/** A node of the tree. `key` names it among its siblings; `on...` are listeners; `style` takes custom properties only. */
export function h(tag, properties, ...children) {
  const own = properties ?? {};
  return { tag, key: own.key, properties: own, children: flat(children) };
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== true && child !== '');
}

/** Makes the children of `place` look like `children`. */
export function draw(place, children) {
  const wanted = flat([children]);
  const named = new Map();
  for (const node of place.childNodes) {
    const key = node[DRAWN]?.key;
    if (key !== undefined) named.set(key, node);
  }
  let next = place.firstChild;
  for (const child of wanted) {
    const node = fitting(child, next, named);
    if (node === null) {
      place.insertBefore(made(child), next);
      continue;
    }
    if (node !== next) place.insertBefore(node, next);
    else next = next.nextSibling;
    change(node, child);
  }
  while (next !== null) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

function fitting(child, next, named) {
  if (typeof child !== 'object') return next?.nodeType === Node.TEXT_NODE ? next : null;
  if (child.key !== undefined) {
    const node = named.get(child.key);
    return node !== undefined && node[DRAWN].tag === child.tag ? node : null;
  }
  const old = next?.[DRAWN];
  return old !== undefined && old.key === undefined && old.tag === child.tag ? next : null;
}

function made(child) {
  if (typeof child !== 'object') return document.createTextNode(String(child));
  const node = SVG_TAGS.has(child.tag) ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
  node[DRAWN] = { tag: child.tag, key: child.key, properties: {}, listeners: {}, children: 0 };
  change(node, child);
  return node;
}

function change(node, child) {
  if (typeof child !== 'object') {
    if (node.data !== String(child)) node.data = String(child);
    return;
  }
  const drawn = node[DRAWN];
  const old = drawn.properties;
  drawn.properties = child.properties;
  for (const name of Object.keys(old)) {
    if (!(name in child.properties)) setProperty(node, name, null);
  }
  for (const [name, value] of Object.entries(child.properties)) {
    if (!LATER.has(name) && (AS_PROPERTY.has(name) || old[name] !== value)) setProperty(node, name, value);
  }
  if (child.children.length > 0 || drawn.children > 0) draw(node, child.children);
  drawn.children = child.children.length;
  // A select's value can only be set once its options are there.
  if ('value' in child.properties) setProperty(node, 'value', child.properties.value);
  child.properties.drawn?.(node);
}

function setProperty(node, name, value) {
  if (name.startsWith('on')) listen(node, name.slice(2), value);
  else if (name === 'style') for (const [key, of] of Object.entries(value ?? {})) node.style.setProperty(key, of);
  else if (AS_PROPERTY.has(name)) {
    const wanted = value ?? (name === 'value' ? '' : name === 'model' ? null : false);
    if (node[name] !== wanted) node[name] = wanted;
  } else if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? '' : String(value));
}

function listen(node, type, listener) {
  const { listeners } = node[DRAWN];
  if (!(type in listeners)) node.addEventListener(type, (event) => listeners[type]?.(event));
  listeners[type] = listener;
}
