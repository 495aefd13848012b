import type { Page } from '@playwright/test';
import { expect, test } from './visit';

const DUE = /The cycle ends on .*: share out/;

/** Two groups of the demo are due to share out: one for each way of browsing, found from either end of the list. */
async function openGroupThatIsDue(officer: Page, end: 'first' | 'last'): Promise<void> {
  await officer.goto('/staff?q=IN-000');
  const links = officer.locator('tbody th a[href^="/groups/"]');
  const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  for (const address of end === 'first' ? addresses : addresses.reverse()) {
    await officer.goto(address);
    if ((await officer.getByRole('link', { name: DUE }).count()) > 0) return;
  }
  throw new Error('no group of the demo is due to share out');
}

test('a group changes its constitution and shares out at the end of its cycle', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  const officer = await signedIn('branch-staff');
  await openGroupThatIsDue(officer, javaScriptEnabled ? 'first' : 'last');
  await expect(officer.getByRole('img', { name: /^Saved by members: / })).toBeVisible();
  await expect(officer.getByRole('link', { name: DUE })).toBeVisible();

  await officer.getByRole('link', { name: 'Constitution', exact: true }).click();
  await officer.getByText('Change the constitution').click();
  await officer.getByLabel('Members needed to decide').fill('170');
  await officer.getByLabel('What the meeting resolved').fill('Resolved by nine of ten members');
  await officer.getByRole('button', { name: 'Write it down' }).click();
  await expect(officer.getByText('From 1 to 100 is possible.').first()).toBeVisible();
  await expect(officer.getByLabel('What the meeting resolved')).toHaveValue('Resolved by nine of ten members');
  await officer.getByLabel('Members needed to decide').fill('७०');
  await officer.getByRole('button', { name: 'Write it down' }).click();
  await expect(officer.getByRole('heading', { name: 'Version 2' })).toBeVisible();
  await expect(officer.getByText('70 %').first()).toBeVisible();

  await officer.locator('.back-link').click();
  await officer.getByRole('link', { name: 'Share-out', exact: true }).click();
  await officer.getByRole('button', { name: 'Draw up the share-out' }).click();
  await expect(officer.getByRole('table', { name: 'Everybody’s line, to be read aloud' })).toBeVisible();
  await officer.getByLabel('Cash counted after paying everybody').fill('1670');
  await officer.getByLabel('What the meeting resolved').fill('Read aloud and resolved by all ten');
  await officer.getByRole('button', { name: 'Share out', exact: true }).click();
  await expect(officer.getByRole('heading', { name: /Shared out at the end of cycle 1/ })).toBeVisible();
});
