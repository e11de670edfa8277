// How the shop page reads a product. Texts are one string or one per language; attributes a list or an object.

import { drawPicture } from './pictures.js';

function textIn(language, value) {
  return value && typeof value === 'object' ? (value[language] ?? value.zh ?? value.en ?? '') : String(value ?? '');
}

export function nameIn(language, { names, name }) {
  return textIn(language, names ?? name);
}

/** `[{key, label, value}]` in the order in which the shop gives them. */
export function attributesIn(language, { attributes = [] }) {
  const list = Array.isArray(attributes) ? attributes : Object.entries(attributes).map(([key, value]) => ({ key, label: key, value }));
  return list.map(({ key, label, name, value }) => ({ key, label: textIn(language, label ?? name ?? key), value: textIn(language, value) }));
}

/** Whether every word of a search stands somewhere in a product. */
export function matches({ id, name, names, categoryName, attributes }, query) {
  const words = query.toLowerCase().split(/\s+/);
  const said = JSON.stringify([id, name, names, categoryName, attributes]).toLowerCase();
  return words.every((word) => said.includes(word));
}

/** The categories with their names and how many products each has, in the order of the shelf. */
export function categoriesIn(language, products) {
  const found = new Map();
  for (const { category, categoryName } of products) {
    const known = found.get(category) ?? { id: category, name: textIn(language, categoryName ?? category), count: 0 };
    found.set(category, { ...known, count: known.count + 1 });
  }
  return [...found.values()];
}

export function pictureIn(language, product) {
  const names = Object.values(product.names ?? (typeof product.name === 'object' ? product.name : [product.name]));
  const colour = attributesIn(language, product).find(({ key }) => key === 'colour')?.value ?? '';
  return drawPicture({ id: product.id, category: product.category, names, colour: String(colour) });
}
