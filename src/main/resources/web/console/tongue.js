/** In which of the two languages a text is, by its letters; null where it has none: a number, a mark. */
export function tongueOf(text) {
  const han = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const words = (text.match(/[a-z]{2,}/gi) ?? []).length; // one Han character weighs about as much as a word
  if (han + words === 0) return null;
  return han >= words ? 'zh' : 'en';
}
