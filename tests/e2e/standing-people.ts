import type { Page, TestInfo } from '@playwright/test';
import { demoPassword } from '~db/demo/people';
import { expect, signIn } from './visit';

/**
 * Sellers of the demo, each for one journey in one kind of browser: both kinds share one market, and where she stands is
 * what these journeys change.
 */
const PEOPLE = {
  resting: { 'scripts on': 'ponni@example.org', 'scripts off': 'valli@example.org' },
  appealing: { 'scripts on': 'kavitha@example.org', 'scripts off': 'selvi@example.org' },
  atRisk: { 'scripts on': 'malar@example.org', 'scripts off': 'amudha@example.org' },
} as const;

/** Two managers of the sellers' branch. */
export const FIRST_OFFICER = 'villupuram@example.org';
export const SECOND_OFFICER = 'second@example.org';

/** Signs in the seller who is this journey's in this kind of browser. */
export async function signInSeller(page: Page, which: keyof typeof PEOPLE, { project }: TestInfo): Promise<void> {
  await signIn(page, PEOPLE[which][project.name as 'scripts on' | 'scripts off'], demoPassword);
}

/** One of her offers as buyers find it, and her enterprise's id. */
export async function stallOf(her: Page): Promise<{ enterpriseId: string; offer: string; search: string }> {
  await her.goto('/sell');
  const begin = her.locator('main a[href^="/sell/offers/new?enterprise="]').first();
  const enterpriseId = ((await begin.getAttribute('href')) ?? '').split('=')[1] ?? '';
  const row = her.locator('main a.link-row[href^="/sell/offers/"]').first();
  const title = (await row.locator('.link-row-title').innerText()).trim();
  const offer = ((await row.getAttribute('href')) ?? '').replace('/sell', '');
  return { enterpriseId, offer, search: `/offers?country=IN&q=${encodeURIComponent(title)}` };
}

/** Loads a page again until something holds; what officers and the calendar decide reaches the market within seconds. */
async function until(page: Page, address: string, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await holds();
  }).toPass({ timeout: 120_000 });
}

/** Waits until an offer is found by its title, or is not found any more. */
export async function untilFound(buyer: Page, { offer, search }: { offer: string; search: string }, found: boolean) {
  const link = buyer.getByRole('main').locator(`a[href="${offer}"]`);
  await until(buyer, search, () =>
    found ? expect(link.first()).toBeVisible({ timeout: 1_000 }) : expect(link).toHaveCount(0, { timeout: 1_000 }),
  );
}
