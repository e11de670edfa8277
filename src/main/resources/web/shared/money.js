import { locale } from './words.js';

/** `{"amount":"88.00","currency":"CNY"}` as the page's language writes it; the amount stays text, so that nothing is rounded. */
export function price(money) {
  if (money === null || money === undefined) return '';
  if (typeof money !== 'object') return String(money);
  try {
    return new Intl.NumberFormat(locale(), { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' }).format(money.amount);
  } catch {
    return `${money.amount} ${money.currency ?? ''}`.trim();
  }
}

/** Whether a person's text is an amount that the wire takes: digits, at most two after the point. */
export function isAmount(text) {
  return /^\d{1,9}(\.\d{1,2})?$/.test(text.trim());
}
