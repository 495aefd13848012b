import type { Page } from '@playwright/test';
import { demoPassword } from '~db/demo/people';
import {
  callRoll,
  countBoxAfter,
  countBoxBefore,
  countPlainly,
  fillPlainly,
  goToPart,
  openGroup,
  openScreen,
  signByThree,
} from './hold-meeting';
import { expect, signIn, test } from './visit';

/** Both kinds of browser share one market: each has groups of its own. */
const GROUPS = {
  constitution: { on: 'IN-00007', off: 'IN-00012' },
  rotating: { on: 'IN-00014', off: 'IN-00019' },
};
/** President and treasurer of a group of the demo that is due to share out. */
const OFFICERS = {
  on: ['meena@example.org', 'kamala@example.org'],
  off: ['parvati@example.org', 'sarala@example.org'],
} as const;
const kindOf = (javaScriptEnabled: boolean) => (javaScriptEnabled ? 'on' : 'off');

type Money = { byScreens: () => Promise<void>; plainly: () => Promise<void> };

/** Holds a group's meeting today at which all are there, person by person or by the plain form. */
async function holdMeeting(page: Page, group: string, scripts: boolean, money: Money): Promise<void> {
  await page.goto(`${group}/meetings/new`);
  if (scripts) {
    await expect(page.locator('meeting-sheet:defined')).toHaveCount(1);
    await callRoll(page);
    await countBoxBefore(page);
    await money.byScreens();
    await countBoxAfter(page);
    await signByThree(page);
  } else {
    await fillPlainly(page);
    await money.plainly();
    await countPlainly(page);
  }
  await page.getByRole('button', { name: 'Record the meeting' }).click();
  await expect(page.getByText('The meeting is recorded.')).toBeVisible();
}

test('a group writes its constitution down, and changes it by a resolution', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  const officer = await signedIn('branch-staff');
  await openGroup(officer, GROUPS.constitution[kindOf(javaScriptEnabled)]);
  await expect(officer.getByRole('img', { name: /^Saved by members: / })).toBeVisible();
  await officer.getByRole('link', { name: 'Constitution', exact: true }).click();
  for (const [version, quorum, read] of [
    [1, '60', '60 %'],
    [2, '७०', '70 %'],
  ] as const) {
    if (version === 2) await officer.getByText('Change the constitution').click();
    await officer.getByLabel('Price of a share').fill('100');
    await officer.getByLabel('Members needed to decide').fill('170');
    await officer.getByLabel('What the meeting resolved').fill('Resolved by nine of ten members');
    await officer.getByRole('button', { name: 'Write it down' }).click();
    await expect(officer.getByText('From 1 to 100 is possible.').first()).toBeVisible();
    await expect(officer.getByLabel('What the meeting resolved')).toHaveValue('Resolved by nine of ten members');
    await officer.getByLabel('Members needed to decide').fill(quorum);
    await officer.getByRole('button', { name: 'Write it down' }).click();
    await expect(officer.getByRole('heading', { name: `Version ${version}` })).toBeVisible();
    await expect(officer.getByText(read).first()).toBeVisible();
  }
});

test('a shares group meets, reads its share-out aloud, and shares out by the word of two officers', async ({
  stranger,
  javaScriptEnabled,
}) => {
  const [president, treasurer] = [await stranger(), await stranger()];
  const [first, second] = OFFICERS[kindOf(javaScriptEnabled)];
  await signIn(president, first, demoPassword);
  await president.goto('/groups');
  const group = new URL(president.url()).pathname;
  await expect(president.getByRole('link', { name: /The cycle ends on .*: share out/ })).toBeVisible();
  await holdMeeting(president, group, javaScriptEnabled, {
    async byScreens() {
      await goToPart(president, 'savings');
      await openScreen(president).locator('label').filter({ hasText: /^5$/ }).tap();
    },
    plainly: () => president.locator('input[name^="shares."][value="5"]:visible').first().check(),
  });
  await expect(president.getByRole('table').filter({ hasText: 'Savings and attendance' })).toContainText('₹250');

  await president.goto(`${group}/share-out`);
  await president.getByRole('button', { name: 'Draw up the share-out' }).click();
  await expect(president.getByRole('table', { name: 'Everybody’s line, to be read aloud' })).toBeVisible();
  await shareOut(president);
  await expect(president.getByText('Your word is noted')).toBeVisible();
  await shareOut(president);
  await expect(president.getByText('Your word is noted')).toBeVisible();

  await signIn(treasurer, second, demoPassword);
  await treasurer.goto(`${group}/share-out`);
  await expect(treasurer.getByText(/^Gave their word: /)).toBeVisible();
  await shareOut(treasurer);
  await expect(treasurer.getByRole('heading', { name: /Shared out at the end of cycle 1/ })).toBeVisible();
  await expect(treasurer.getByRole('table', { name: 'What everybody was paid' })).toBeVisible();
});

/** Counts in the box what stays there by the books, and gives an officer's word. */
async function shareOut(officer: Page): Promise<void> {
  await officer.waitForLoadState();
  const counted = officer.getByLabel('Cash counted after paying everybody');
  const hint = (await officer.locator('#cashCounted-hint').textContent()) ?? '';
  await counted.fill(/By the books \D*([\d,.]+) stays/.exec(hint)?.[1] ?? '');
  await officer.getByRole('button', { name: 'Share out', exact: true }).click();
}

test('a rotating group agrees its turns, and the pot of a meeting goes to her whose turn it is', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  const officer = await signedIn('branch-staff');
  const group = await openGroup(officer, GROUPS.rotating[kindOf(javaScriptEnabled)]);
  await officer.goto(`${group}/cycle`);
  await officer.getByRole('button', { name: 'Begin a cycle' }).click();
  await officer.goto(`${group}/turns`);
  const [one, other] = [officer.locator('select[name="place1"]'), officer.locator('select[name="place2"]')];
  const places = [await one.inputValue(), await other.inputValue()];
  await one.selectOption(places[1] ?? '');
  await officer.getByRole('button', { name: 'Agree' }).click();
  await expect(officer.getByRole('alert').first()).toBeVisible();
  await other.selectOption(places[0] ?? '');
  await officer.getByRole('button', { name: 'Agree' }).click();
  const turns = officer.locator('.steps li');
  await officer.waitForLoadState();
  const next = await turns.first().locator('bdi').first().innerText();

  await holdMeeting(officer, group, javaScriptEnabled, {
    async byScreens() {
      await goToPart(officer, 'savings');
      for (const amount of ['100', '150']) {
        await openScreen(officer).getByLabel('Saves today').fill(amount);
        await officer.getByRole('button', { name: 'Next' }).click();
      }
      await goToPart(officer, 'paidOut');
      await expect(openScreen(officer).locator('select').locator('option:checked')).toHaveText(next);
    },
    async plainly() {
      for (const [at, amount] of ['100', '150'].entries()) {
        await officer.locator('input[name^="saving."]:visible').nth(at).fill(amount);
      }
      await expect(officer.locator('select[name="pot.member"]').locator('option:checked')).toHaveText(next);
    },
  });
  await officer.goto(`${group}/turns`);
  await expect(turns.first()).toContainText('₹250');
});
