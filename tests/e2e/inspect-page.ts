import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const NARROWEST = 320;
const LEAST_TARGET = 48;

/** What a thumb must hit: buttons, one-line fields, and links that look like buttons. */
const CONTROLS = 'button, .button, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea, summary';

/** What is wrong with the page as it stands, in words with its address; empty when nothing is. */
export async function complaintsAbout(page: Page): Promise<string[]> {
  await page.waitForLoadState();
  const { pathname, search } = new URL(page.url());
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const complaints = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  complaints.push(...(await page.evaluate(smallTargets, { controls: CONTROLS, least: LEAST_TARGET })));
  complaints.push(...(await page.evaluate(foreignParts)));
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROWEST, height: 640 });
  complaints.push(...(await page.evaluate(widerThanPage)));
  if (size) await page.setViewportSize(size);
  return complaints.map((complaint) => `${pathname}${search} ${complaint}`);
}

/** Opens each page in turn and gathers what is wrong with any of them. */
export async function inspect(page: Page, paths: readonly string[]): Promise<string[]> {
  const complaints: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    complaints.push(...(await complaintsAbout(page)));
  }
  return complaints;
}

/** Where the first link with this beginning leads. */
export async function linkOn(page: Page, path: string, beginning: string, within = 'main'): Promise<string> {
  await page.goto(path);
  const address = await page.locator(`${within} a[href^="${beginning}"]`).first().getAttribute('href');
  if (!address) throw new Error(`${path} has no link to ${beginning}`);
  return address;
}

function smallTargets({ controls, least }: { controls: string; least: number }): string[] {
  return [...document.querySelectorAll(controls)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((element) => !element.closest('.visually-hidden, .skip-link'))
    .map((element) => ({
      element,
      box: (element.closest('.input-group, .search-line') ?? element).getBoundingClientRect(),
    }))
    .filter(({ box }) => box.height > 1 && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(
      ({ element, box }) =>
        `target of ${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`,
    );
}

/** Scripts of a framework, and whatever comes from another origin than ours. Data in a script's element does not run. */
function foreignParts(): string[] {
  const run = [...document.scripts].filter(({ type }) => type !== 'application/ld+json');
  const scripts = run.map(({ src, textContent }) => src || `inline ${textContent.slice(0, 60)}`);
  const framework = scripts.filter((script) => /^inline|entry\.client|remix|react|manifest-/i.test(script));
  const entries = performance.getEntriesByType('resource').map(({ name }) => name);
  const foreign = entries.filter((address) => !address.startsWith(location.origin) && !/^(data|blob):/.test(address));
  return [...framework.map((script) => `framework script ${script}`), ...foreign.map((one) => `third party ${one}`)];
}

function widerThanPage(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const widest = [...document.querySelectorAll('body *')].find(
    (element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.table-frame'),
  );
  return [`scrolls sideways, ${scrollWidth} px wide: ${widest?.outerHTML.slice(0, 120) ?? ''}`];
}
