const ACTIVE = 'a, button, input, label, select, summary, textarea, [role=option], [tabindex]';

/** What is meant by a click: with its label, the field itself. */
function meantBy(target: EventTarget | null): Element | null {
  const element = target instanceof Element ? target.closest(ACTIVE) : null;
  return element instanceof HTMLLabelElement ? (element.control ?? element) : element;
}

/**
 * The second click of a double click counts for nothing where the first has changed what lies under the pointer: a form
 * whose summary of errors comes or goes moves its buttons, and nobody has aimed at what took their place.
 */
export function ignoreStrayClicks(page: Document): void {
  let aimedAt: Element | null = null;
  page.addEventListener(
    'click',
    (event) => {
      const meant = meantBy(event.target);
      if (event.detail < 2) {
        aimedAt = meant;
        return;
      }
      if (meant === null || meant === aimedAt) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
