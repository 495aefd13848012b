import type { Page } from '@playwright/test';
import { answerAll } from './answer-visit';
import { expect, test } from './visit';

test.use({ viewport: { width: 360, height: 640 } });

/** The first enterprise in the queue that nobody has visited, or whose visit runs out. */
async function beginAVisit(page: Page): Promise<void> {
  for (const kind of ['first', 'again', 'expiring']) {
    await page.goto(`/staff/visits?show=${kind}`);
    const row = page.locator('.link-row').first();
    if ((await row.count()) === 0) continue;
    await row.click();
    await page.getByRole('button', { name: 'Begin the visit' }).click();
    await expect(page.getByRole('button', { name: 'Send for approval' })).toBeVisible();
    return;
  }
  throw new Error('the demo has nobody to visit');
}

test('a visit is written on the phone, sent, returned, sent again and approved by another person', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  const visitor = await signedIn('second');
  await beginAVisit(visitor);
  const path = new URL(visitor.url()).pathname;
  await visitor.getByLabel('Where').fill('Second lane behind the temple');
  await visitor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(visitor.getByText('Saved. Go on when you like.')).toBeVisible();
  await expect(visitor.getByLabel('Where')).toHaveValue('Second lane behind the temple');
  if (javaScriptEnabled) await visitor.context().setOffline(true);
  await visitor.getByRole('button', { name: 'Send for approval' }).click();
  if (javaScriptEnabled) {
    await expect(visitor.getByText('Waiting to be sent')).toBeVisible();
    await visitor.context().setOffline(false);
  }
  await expect(visitor.getByRole('alert').first()).toContainText('Choose an answer.');
  await expect(visitor.getByLabel('Where')).toHaveValue('Second lane behind the temple');
  await answerAll(visitor);
  await visitor.getByRole('button', { name: 'Send for approval' }).click();
  await expect(visitor.getByText('Sent. Somebody else approves it now.')).toBeVisible();
  expect((await visitor.request.get(`${path}/approval`)).status()).toBe(404);

  const manager = await signedIn('branch-staff');
  await manager.goto(path);
  await manager.getByRole('link', { name: 'Approve or return' }).click();
  await manager.getByLabel('What is to be mended').fill('Say which lane, please.');
  await manager.getByRole('button', { name: 'Return it' }).click();
  await visitor.goto(path);
  await expect(visitor.getByText('Say which lane, please.')).toBeVisible();
  await visitor.getByLabel('Where').fill('Second lane, third house on the left');
  await visitor.getByRole('button', { name: 'Send for approval' }).click();
  await manager.goto(`${path}/approval`);
  await manager.getByRole('button', { name: 'Approve it' }).click();
  await expect(manager.getByText('D. Latha').first()).toBeVisible();
  await expect(manager.getByText('Second lane, third house on the left')).toBeVisible();
});

test('other numbers are drafted, replayed, proposed by one person and published by another', async ({ signedIn }) => {
  const proposer = await signedIn('staff');
  await proposer.goto('/staff/rule-sets?lang=en');
  await proposer.getByLabel('Name of the draft').fill(`Sterner training ${Date.now()}`);
  await proposer.getByLabel('Country').selectOption({ label: 'Zimbabwe' });
  await proposer.getByRole('button', { name: 'Begin the draft' }).click();
  const path = new URL(proposer.url()).pathname;
  const attendance = proposer.getByRole('group', { name: /She comes to the meetings/ });
  await attendance.getByLabel('to enter').fill('101');
  await proposer.getByLabel('Why').fill('Attendance rose in every district this year.');
  await proposer.getByRole('button', { name: 'Save the draft' }).click();
  await expect(attendance.getByLabel('to enter')).toHaveAccessibleDescription(/Between 30 and 100/);
  await attendance.getByLabel('to enter').fill('95');
  await proposer.getByRole('button', { name: 'Save the draft' }).click();
  await expect(proposer.getByRole('row', { name: /She comes to the meetings.*75.*95/ })).toBeVisible();

  await proposer.goto(`${path}/replay`);
  await proposer.getByLabel('Month ends').selectOption('3');
  await proposer.getByRole('button', { name: 'Replay it' }).click();
  await expect(async () => {
    await proposer.goto(`${path}/replay`);
    await expect(proposer.getByRole('heading', { name: /^On / })).toBeVisible({ timeout: 1_000 });
    await expect(proposer.getByText(/days are done/)).toBeHidden({ timeout: 1_000 });
  }).toPass({ timeout: 120_000 });
  await expect(proposer.getByRole('table', { name: 'By age' })).toBeVisible();

  await proposer.goto(`${path}/publication`);
  await proposer.getByLabel('In force from').fill('2099-01-01');
  await proposer.getByRole('button', { name: 'Propose it' }).click();
  await expect(proposer.getByText('Somebody else publishes what you proposed.')).toBeVisible();
  await expect(proposer.getByRole('button', { name: 'Publish it' })).toBeHidden();
  const publisher = await signedIn('programme');
  await publisher.goto(`${path}/publication`);
  await publisher.getByRole('button', { name: 'Publish it' }).click();
  await expect(publisher.getByText(/It never changes/)).toBeVisible();
});
