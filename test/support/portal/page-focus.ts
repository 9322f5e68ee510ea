import type { Page } from 'playwright-core';

/** What lies over a page and is left by Escape. */
const OVERLAY = '[role=dialog], [role=menu], [role=listbox]';

/** Runs in the page from its first moment on: what had the focus last outside of everything that lies over the page. */
export function rememberOpeners(): void {
  addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && !target.closest('[role=dialog], [role=menu], [role=listbox], [role=presentation]'))
      Object.assign(globalThis, { lastOutside: target });
  });
}

/**
 * Leads the focus through all that Tab reaches, and names what has no ring, cannot be seen or is covered. The first
 * step is a real Tab, so that the browser shows rings as for a keyboard; the rest is one call, as a hundred would be slow.
 */
export async function focusFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    if (document.querySelector('[role=dialog]') === null && document.activeElement instanceof HTMLElement)
      document.activeElement.blur();
    scrollTo(0, 0);
  });
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const REACHED = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const LOOK = [
      'outlineStyle',
      'outlineWidth',
      'outlineColor',
      'boxShadow',
      'borderTopWidth',
      'borderTopColor',
    ] as const;
    const isShown = (element: Element) => {
      if (element.getBoundingClientRect().width <= 1) return false;
      for (let up: Element | null = element; up; up = up.parentElement)
        if (Number(getComputedStyle(up).opacity) < 0.1) return false;
      return true;
    };
    /** Where a field is seen: itself, its frame, its label. */
    const placesOf = (element: HTMLElement): Element[] => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const frame = element.closest('.MuiInputBase-root, .MuiButtonBase-root, label');
      const inFrame = frame ? [frame, ...frame.querySelectorAll('fieldset, .MuiButtonBase-root, svg')] : [];
      return [...new Set([element, ...inFrame, ...labels])];
    };
    const looksOf = (places: Element[]) =>
      places.map((place) => {
        const style = getComputedStyle(place);
        return LOOK.map((name) => style[name]).join();
      });
    const isSeen = (places: Element[]) =>
      places.some((place) => {
        const { left, top, right, bottom } = place.getBoundingClientRect();
        const [x0, x1] = [Math.max(left + 2, 0), Math.min(right - 2, innerWidth - 1)];
        const [y0, y1] = [Math.max(top + 2, 0), Math.min(bottom - 2, innerHeight - 1)];
        if (x1 < x0 || y1 < y0) return false;
        const points = [
          [(x0 + x1) / 2, (y0 + y1) / 2],
          [x0, y0],
          [x1, y0],
          [x0, y1],
          [x1, y1],
        ] as const;
        return points.some(([x, y]) => {
          const above = document.elementFromPoint(x, y);
          return above !== null && (place.contains(above) || (above.contains(place) && above.tagName === 'LABEL'));
        });
      });
    const root = document.querySelector('[role=dialog]') ?? document;
    const faults: string[] = [];
    for (const element of root.querySelectorAll<HTMLElement>(REACHED)) {
      if (
        element.tabIndex < 0 ||
        element.matches(':disabled') ||
        !element.checkVisibility({ visibilityProperty: true })
      )
        continue;
      if (element.closest('[inert], [aria-hidden=true]')) continue;
      const what = element.outerHTML.replaceAll(/ class="[^"]*"/g, '').slice(0, 110);
      if (element === document.activeElement) element.blur();
      const places = placesOf(element);
      const before = looksOf(places);
      element.focus();
      if (document.activeElement !== element) {
        faults.push(`cannot have the focus: ${what}`);
        continue;
      }
      const after = looksOf(places);
      const hasRing = places.some((place, at) => before[at] !== after[at] && isShown(place));
      if (!element.matches(':focus-visible')) faults.push(`the focus does not show: ${what}`);
      else if (!hasRing) faults.push(`no ring: ${what}`);
      if (!isSeen(places)) faults.push(`covered or out of sight: ${what}`);
    }
    return faults;
  });
}

/** Presses Escape where something lies over the page: it must close, and the focus be back where it was opened. */
export async function leftByEscape(page: Page, within = 20_000): Promise<string[]> {
  const overlay = page.locator(OVERLAY).locator('visible=true');
  if ((await overlay.count()) === 0) return [];
  await page.keyboard.press('Escape');
  const isLeft = await overlay
    .first()
    .waitFor({ state: 'detached', timeout: within })
    .then(() => true)
    .catch(() => false);
  if (!isLeft) return ['Escape does not close it'];
  return page.evaluate(() => {
    const opener: unknown = Reflect.get(globalThis, 'lastOutside');
    const { activeElement } = document;
    return activeElement === opener ? [] : [`Escape leaves the focus at ${activeElement?.outerHTML.slice(0, 120)}`];
  });
}
