// Money and instants in the one form that every page of Xiaoer uses. No import: the widget is loaded by other sites.

/** `{"amount":"88.00","currency":"CNY"}` as ¥88, in every language; whole amounts without cents. What is no money stays as it is. */
export function amount(money, locale) {
  const whole = /^-?\d+(\.0+)?$/.test(money.amount);
  const digits = whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol', ...digits }).format(money.amount);
  } catch {
    return `${money.amount} ${money.currency ?? ''}`.trim();
  }
}

/** The value of a card's row: money that is written as text, `88.00 CNY`, is shown as money. */
export function rowText(value, locale) {
  if (typeof value === 'object' && value !== null) {
    return amount(value, locale);
  }
  const [, sum, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value ?? '') ?? [];
  return sum ? amount({ amount: sum, currency }, locale) : String(value ?? '');
}

/**
 * An instant by the shop's clock, `2026-11-20 16:00`, as the shop's own words write it. Where the zone is not known, the day
 * alone; what is no date stays as it stands.
 */
export function shopTime(at, zone) {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) {
    return String(at);
  }
  const options = { timeZone: zone || undefined, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const part = Object.fromEntries(new Intl.DateTimeFormat('en-US', options).formatToParts(time).map(({ type, value }) => [type, value]));
  const day = `${part.year}-${part.month}-${part.day}`;
  return zone ? `${day} ${part.hour}:${part.minute}` : day;
}
