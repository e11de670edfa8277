/** Keeps the focus within an element that covers the page: to be called with each press of Tab in it. */
export function keepFocus(element, event) {
  const stops = [...element.querySelectorAll('button:not(:disabled), input, select, [tabindex="0"]')];
  const [first, last] = [stops[0], stops.at(-1)];
  if (event.shiftKey ? document.activeElement === first : document.activeElement === last) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
