import type { Page, TestInfo } from '@playwright/test';
import { demoPassword } from '~db/demo/people';
import { expect, signIn, test } from './visit';

/** Both kinds of browser share one market: each has people of its own. */
const nth = (testInfo: TestInfo) => (testInfo.project.name === 'scripts off' ? 1 : 0);
const WOMEN = ['kavitha@example.org', 'selvi@example.org'];
const FIRST_OFFICER = 'villupuram@example.org';
const SECOND_OFFICER = 'second@example.org';

/** Loads a page again until something holds; what officers decide reaches the market within seconds. */
async function until(page: Page, address: string, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await holds();
  }).toPass({ timeout: 45_000 });
}

test('one whose notice is over is back on the market with a waiver, rests while two officers differ, and is back again', async ({
  stranger,
}, testInfo) => {
  test.setTimeout(240_000);
  const [second, first, buyer] = [await stranger(), await stranger(), await stranger()];
  await signIn(second, SECOND_OFFICER, demoPassword);
  await second.goto('/staff/standing?show=waivers');
  const waiting = await second
    .getByRole('main')
    .getByRole('link')
    .filter({ hasNotText: /Back|Programme/ })
    .all();
  const links = await Promise.all(waiting.map((link) => link.getAttribute('href')));
  const own =
    links.filter((href) => /\/staff\/enterprises\/[^/]+\/waivers$/.test(href ?? '')).at(nth(testInfo) === 0 ? 0 : -1) ??
    '';
  const enterprise = own.split('/')[3] ?? '';
  const stall = `/enterprises/${enterprise}`;
  await until(buyer, stall, () => expect(buyer.getByText('Not available for now')).toBeVisible({ timeout: 1_000 }));
  await expect(buyer.locator('.offer-card')).toHaveCount(0);

  await second.goto(own);
  await second.getByRole('button', { name: 'Approve' }).click();
  await expect(second.getByText('Done. It is in force.')).toBeVisible();
  await until(buyer, stall, () => expect(buyer.locator('.offer-card').first()).toBeVisible({ timeout: 1_000 }));
  const title = (await buyer.locator('.offer-card').first().locator('.offer-card-title').innerText()).trim();
  const search = `/offers?q=${encodeURIComponent(title)}`;
  const offer = buyer.locator(`a[href="${await buyer.locator('.offer-card').first().getAttribute('href')}"]`);
  await until(buyer, search, () => expect(offer.first()).toBeVisible({ timeout: 1_000 }));

  await second.goto(`/staff/enterprises/${enterprise}/suspension`);
  await second.getByLabel('Unsafe goods').check();
  await second.getByLabel('Reason').fill('A buyer says that the jars were not closed');
  await second.getByRole('button', { name: 'Propose to suspend' }).click();
  await expect(second.getByText('Waits for another officer')).toBeVisible();
  await until(buyer, search, () => expect(offer).toHaveCount(0, { timeout: 1_000 }));

  await signIn(first, FIRST_OFFICER, demoPassword);
  await first.goto(`/staff/enterprises/${enterprise}/suspension`);
  await first.getByRole('button', { name: 'Refuse it' }).click();
  await expect(first.getByText('Done. It is in force.')).toBeVisible();
  await until(buyer, search, () => expect(offer.first()).toBeVisible({ timeout: 1_000 }));
});

test('a seller at risk sees what is missing and until when, appeals in her words, and reads the answer', async ({
  stranger,
}, testInfo) => {
  test.setTimeout(180_000);
  const words = `I was at the clinic when the visitor came (${testInfo.project.name}).`;
  const [her, officer] = [await stranger(), await stranger()];
  await signIn(her, WOMEN[nth(testInfo)] ?? '', demoPassword);
  await her.goto('/my/step-4');
  await expect(her.getByRole('heading', { name: 'What gets me to step 4', level: 1 })).toBeVisible();
  await expect(her.getByText('Mend what is missing before', { exact: false })).toBeVisible();
  await expect(her.getByText('Ask the field staff for a visit.', { exact: false })).toBeVisible();
  await her.getByRole('link', { name: 'Appeal' }).click();
  await her.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(her.getByText('Fill this in.').first()).toBeVisible();
  await her.getByLabel('What is wrong, in your words').fill(words);
  await her.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(her.getByText('Waits for an answer')).toBeVisible();

  await signIn(officer, SECOND_OFFICER, demoPassword);
  await officer.goto('/staff/appeals');
  for (const link of await officer.locator('a[href^="/staff/appeals/"]').all()) {
    const href = (await link.getAttribute('href')) ?? '';
    const page = await officer.context().newPage();
    await page.goto(href);
    if (await page.getByText(words).isVisible()) {
      await page.getByLabel('Upheld: judge again by the records now').check();
      await page.getByLabel('Why, in words she understands').fill('You could not be there; we visit again this week.');
      await page.getByRole('button', { name: 'Send the answer' }).click();
      await expect(page.getByText('Upheld', { exact: true })).toBeVisible();
    }
    await page.close();
  }
  await her.goto('/my/step-4/appeals');
  await expect(her.getByText('You could not be there; we visit again this week.')).toBeVisible();
});
