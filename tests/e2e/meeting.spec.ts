import type { Page } from '@playwright/test';
import {
  callRoll,
  countBoxAfter,
  countBoxBefore,
  countPlainly,
  fillPlainly,
  openScreen,
  signByThree,
} from './hold-meeting';
import { complaintsAbout } from './inspect-page';
import { expect, test } from './visit';

/** A group of the branch whose members save any amount; each test holds the meeting of another one. */
async function savingsGroup(page: Page, which: number): Promise<string> {
  await page.goto('/staff?show=groups');
  const links = page.locator('tr', { hasText: /Savings/ }).locator('a[href*="/groups/"]');
  const address = await links.nth(which).getAttribute('href');
  const groupId = /[0-9a-f-]{36}/.exec(address ?? '')?.[0];
  if (!groupId) throw new Error(`no savings group ${which}`);
  return groupId;
}

/** Fills the plain form with what the first saves, and counts the box as the server reckons it. */
async function fillMeeting(page: Page, saves: string): Promise<void> {
  await fillPlainly(page);
  await saveFirst(page, saves);
  await countPlainly(page);
}

const dayOf = (page: Page) => page.getByRole('textbox', { name: 'Day of the meeting' });

const saveFirst = (page: Page, amount: string) => page.locator('input[name^="saving."]:visible').first().fill(amount);

/** The meeting that the device keeps; runs in the page. */
function keptOnDevice(): Promise<{ typed: Record<string, string>; sealedPins: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('step-four-meetings');
    opened.onerror = () => reject(new Error('nothing is kept'));
    opened.onsuccess = () => {
      const asked = opened.result.transaction('meeting').objectStore('meeting').getAll();
      asked.onsuccess = () => {
        opened.result.close();
        const [kept] = asked.result as { typed: Record<string, string>; sealedPins: Record<string, string> }[];
        if (kept) resolve(kept);
        else reject(new Error('nothing is kept'));
      };
    };
  });
}

test('a meeting held in aeroplane mode, closed and opened again, is sent once', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'without scripts a page cannot be kept for when there is no network');
  let page = await signedIn('branch-staff');
  const context = page.context();
  const address = `/groups/${await savingsGroup(page, 0)}/meetings/new`;
  await page.goto(address);
  await expect(page.locator('meeting-sheet:defined')).toHaveCount(1);
  await page.waitForFunction(async (path) => {
    await navigator.serviceWorker.ready;
    return (await caches.match(path)) !== undefined;
  }, address);
  expect(await complaintsAbout(page)).toEqual([]);

  await context.setOffline(true);
  await callRoll(page);
  await countBoxBefore(page);
  await page.close();

  page = await context.newPage();
  await page.goto(address);
  await expect(page.getByText('Taken up again')).toBeVisible();
  await expect(page.getByLabel('Cash counted in the box')).toHaveValue('1000');
  await page.getByRole('button', { name: 'Next' }).click();
  await openScreen(page).getByLabel('Saves today').fill('-5');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('Write it without a minus: 0 or more.')).toBeVisible();
  await openScreen(page).getByLabel('Saves today').fill('௫௦');
  await expect(page.locator('[data-bar] [data-part-total]')).toContainText('50');
  await countBoxAfter(page);
  await signByThree(page);
  await page.getByRole('button', { name: 'Record the meeting' }).click();
  await expect(page.getByText('Waiting to be sent')).toBeVisible();
  const kept = await page.evaluate(keptOnDevice);
  expect(Object.keys(kept.typed).filter((name) => name.startsWith('pin'))).toEqual([]);
  expect(JSON.stringify(kept.typed)).not.toContain('2581');
  expect(Object.keys(kept.sealedPins)).toHaveLength(6);
  expect(kept.sealedPins['pin.1']).toMatch(/^sealed\.[0-9a-f-]{36}\.[A-Za-z0-9+/]{300,}=*$/);
  await page.close();

  await context.setOffline(false);
  page = await context.newPage();
  for (const elsewhere of [address.replace('/meetings/new', ''), '/sign-out']) {
    await page.goto(elsewhere);
    await expect(page.getByText('A meeting on this phone is not sent yet')).toBeVisible();
    expect(await complaintsAbout(page)).toEqual([]);
  }
  await page.getByRole('link', { name: 'Open the meeting' }).click();
  await expect(page.getByText('The meeting is recorded.')).toBeVisible();
  await expect(page.getByRole('table').filter({ hasText: 'Savings and attendance' })).toContainText('50');
  expect(await complaintsAbout(page)).toEqual([]);
  const recorded = page.url();
  await page.goto(address);
  await expect(page.locator('[data-where]')).toHaveText('Day');
  await expect(page.getByText('Taken up again')).toBeHidden();
  await page.goto(recorded.replace(/\?.*/, ''));
  await expect(page.getByRole('heading', { name: /^Meeting of/ })).toBeVisible();

  await page.goto('/sign-out');
  await expect(page.getByText('A meeting on this phone is not sent yet')).toBeHidden();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/signed-out/);
  const left = await page.evaluate(async () => [
    ...(await caches.keys()),
    ...(await indexedDB.databases()).map(({ name }) => name),
  ]);
  expect(left).toEqual([]);
});

test('the same meeting by plain forms, refused at its fields with nothing lost, then corrected', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled, 'with scripts the form goes screen by screen');
  const page = await signedIn('branch-staff');
  await page.goto(`/groups/${await savingsGroup(page, 1)}/meetings/new`);
  const parts = page.getByRole('navigation', { name: 'Parts of the meeting' });
  await parts.getByRole('link', { name: 'Sign off' }).click();
  await expect(page.locator('#part-sign')).toBeInViewport();
  await fillMeeting(page, '5O');
  await page.getByRole('button', { name: 'Record the meeting' }).click();
  await expect(page.getByRole('alert').getByText('Write the amount in digits, such as 50 or 50.50.')).toBeVisible();
  await expect(page.getByLabel('Cash counted in the box')).toHaveValue('1000');
  await saveFirst(page, '50');
  await countPlainly(page);
  await page.getByRole('button', { name: 'Record the meeting' }).click();
  await expect(page.getByText('The meeting is recorded.')).toBeVisible();

  await page.getByRole('link', { name: 'Correct something' }).click();
  await saveFirst(page, '60');
  await page.getByLabel('Why does it differ?').fill('Found under the mat');
  await page.getByRole('textbox', { name: 'Why is this corrected?' }).fill('Written down wrongly');
  await page.getByRole('button', { name: 'Record the correction' }).click();
  await expect(page.getByText('The correction is recorded.')).toBeVisible();
  await expect(page.locator('del')).toContainText('50');
  await expect(page.getByText(/Written down wrongly/)).toBeVisible();
});

test('two devices with the same meeting are shown side by side, and one is chosen with a reason', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled, 'what counts is what the server is sent');
  const [one, other] = [await signedIn('branch-staff'), await signedIn('second')];
  const address = `/groups/${await savingsGroup(one, 2)}/meetings/new`;
  await one.goto(address);
  await other.goto(address);
  await dayOf(other).fill(await dayOf(one).inputValue());
  for (const page of [one, other]) {
    await fillMeeting(page, page === one ? '50' : '70');
  }
  await one.getByRole('button', { name: 'Record the meeting' }).click();
  await expect(one.getByText('The meeting is recorded.')).toBeVisible();
  await other.getByRole('button', { name: 'Record the meeting' }).click();
  await expect(other.getByText('Two records of the same meeting')).toBeVisible();
  await expect(other.getByRole('row').filter({ hasText: 'Savings of' }).first()).toContainText('70');
  await expect(other.getByRole('row').filter({ hasText: 'Savings of' }).first()).toContainText('50');
  await other.getByLabel(/The one sent by/).check();
  await other.getByLabel('Why this one?').fill('Counted together');
  await other.getByRole('button', { name: 'Take this one' }).click();
  await expect(other.getByText('One record is chosen.')).toBeVisible();
  await expect(other.locator('del').first()).toContainText('50');
});
