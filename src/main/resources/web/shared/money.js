import { amount } from '../widget/amount.js';
import { locale } from './words.js';

/** `{"amount":"88.00","currency":"CNY"}` as the page's language writes it; the amount stays text, so that nothing is rounded. */
export function price(money) {
  if (money === null || money === undefined) return '';
  if (typeof money !== 'object') return String(money);
  return amount(money, locale());
}

/** Whether a person's text is an amount that the wire takes: digits, at most two after the point. */
export function isAmount(text) {
  return /^\d{1,9}(\.\d{1,2})?$/.test(text.trim());
}
