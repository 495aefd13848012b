import type { Page } from '@playwright/test';
import { demoPassword } from '~db/demo/people';
import { today, systemClock } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { letDayCome, lastDayWaived } from '../support/days-that-pass';
import { answerAll } from './answer-visit';
import { FIRST_OFFICER, SECOND_OFFICER, signInSeller, stallOf, untilFound } from './standing-people';
import { expect, signIn, test } from './visit';

const NOTICE_DAYS = 14;

/** The port of the market that these journeys walk. */
const portOf = (page: Page) => new URL(page.url()).port;

test('a seller at risk is found until her notice ends, rests, and is found again after a visit that two people sign', async ({
  stranger,
}, testInfo) => {
  const [her, buyer, visitor, manager] = [await stranger(), await stranger(), await stranger(), await stranger()];
  await signInSeller(her, 'atRisk', testInfo);
  const stall = await stallOf(her);
  await her.goto('/my/step-4');
  await expect(her.getByText('You may sell. Mend what is missing before', { exact: false })).toBeVisible();
  await untilFound(buyer, stall, true);

  await letDayCome(portOf(buyer), stall.enterpriseId, addDays(today(systemClock, 'Asia/Kolkata'), NOTICE_DAYS));
  await untilFound(buyer, stall, false);
  await buyer.goto(`/enterprises/${stall.enterpriseId}`);
  await expect(buyer.getByText('Not available for now')).toBeVisible();
  await her.goto('/my/step-4');
  await expect(her.getByText('Your stall rests. It can come back.')).toBeVisible();

  await signIn(visitor, SECOND_OFFICER, demoPassword);
  await visitor.goto(`/staff/enterprises/${stall.enterpriseId}/visits/new`);
  await visitor.getByRole('button', { name: 'Begin the visit' }).click();
  const visit = new URL(visitor.url()).pathname;
  await visitor.getByLabel('Where').fill('At her mill, with the new store room');
  await answerAll(visitor);
  await visitor.getByRole('button', { name: 'Send for approval' }).click();
  await expect(visitor.getByText('Sent. Somebody else approves it now.')).toBeVisible();
  await signIn(manager, FIRST_OFFICER, demoPassword);
  await manager.goto(`${visit}/approval`);
  await manager.getByRole('button', { name: 'Approve it' }).click();

  await untilFound(buyer, stall, true);
  await her.goto('/my/step-4');
  await expect(her.getByText('You may sell on the market.')).toBeVisible();
});

test('one whose notice is over is back with a waiver, rests while two officers differ, and has a new notice when the waiver ends', async ({
  stranger,
}, testInfo) => {
  const [her, buyer, second, first] = [await stranger(), await stranger(), await stranger(), await stranger()];
  await signInSeller(her, 'resting', testInfo);
  const stall = await stallOf(her);
  const { enterpriseId } = stall;
  await untilFound(buyer, stall, false);
  await buyer.goto(`/enterprises/${enterpriseId}`);
  await expect(buyer.getByText('Not available for now')).toBeVisible();
  await expect(buyer.locator('.offer-card')).toHaveCount(0);

  await signIn(second, SECOND_OFFICER, demoPassword);
  await second.goto('/staff/standing?show=waivers');
  await second.locator(`a[href="/staff/enterprises/${enterpriseId}/waivers"]`).click();
  await second.getByRole('button', { name: 'Approve' }).click();
  await expect(second.getByText('Done. It is in force.')).toBeVisible();
  await untilFound(buyer, stall, true);
  await her.goto('/my/step-4');
  await expect(her.getByText('You may sell on the market.')).toBeVisible();
  await her.locator('details.way-done > summary').click();
  await expect(her.getByText('Waived until', { exact: false })).toBeVisible();

  await second.goto(`/staff/enterprises/${enterpriseId}/suspension`);
  await second.getByLabel('Unsafe goods').check();
  await second.getByLabel('Reason').fill('A buyer says that the jars were not closed');
  await second.getByRole('button', { name: 'Propose to suspend' }).click();
  await expect(second.getByText('Waits for another officer')).toBeVisible();
  await untilFound(buyer, stall, false);
  await signIn(first, FIRST_OFFICER, demoPassword);
  await first.goto(`/staff/enterprises/${enterpriseId}/suspension`);
  await first.getByRole('button', { name: 'Refuse it' }).click();
  await expect(first.getByText('Done. It is in force.')).toBeVisible();
  await untilFound(buyer, stall, true);

  const port = portOf(buyer);
  const waivedUntil = await lastDayWaived(port, enterpriseId);
  await letDayCome(port, enterpriseId, addDays(waivedUntil, -1));
  await her.goto('/my/step-4');
  await expect(her.getByText('You may sell on the market.')).toBeVisible();
  await letDayCome(port, enterpriseId, waivedUntil);
  await her.goto('/my/step-4');
  await expect(her.getByText('You may sell. Mend what is missing before', { exact: false })).toBeVisible();
  await untilFound(buyer, stall, true);
  await letDayCome(port, enterpriseId, addDays(waivedUntil, NOTICE_DAYS));
  await untilFound(buyer, stall, false);
});

test('a seller at risk sees what is missing and until when, appeals in her words, and reads the answer', async ({
  stranger,
}, testInfo) => {
  const words = `I was at the clinic when the visitor came (${testInfo.project.name}).`;
  const [her, officer] = [await stranger(), await stranger()];
  await signInSeller(her, 'appealing', testInfo);
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
