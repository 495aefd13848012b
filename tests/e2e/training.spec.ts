import { renderSVG } from 'uqr';
import { expect, test } from './visit';

/** Every drawn module of a code, so that two drawings are compared whatever their size on the page. */
const drawn = (svg: string) => [...svg.matchAll(/M(\d+),(\d+)h/g)].map(([, x, y]) => `${x},${y}`);

const DAY_MS = 86_400_000;

/** A group has a module once a day, and both kinds of browser share one market: each has a day of its own. */
const aPastDay = (scripts: boolean) => new Date(Date.now() - (scripts ? 20 : 25) * DAY_MS).toISOString().slice(0, 10);

test('a session is planned, and who came is noted by minutes and corrected with a reason', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  const manager = await signedIn('branch-staff');
  await manager.goto('/staff/sessions/new?lang=en');
  await manager.getByLabel('Module').selectOption({ index: 7 });
  await manager.getByLabel('Minutes').fill('9999');
  await manager.getByLabel('Place').fill('Temple yard');
  await manager.getByLabel('Day').fill(aPastDay(javaScriptEnabled));
  await manager.getByRole('checkbox').first().check();
  await manager.getByRole('button', { name: 'Plan a session' }).click();
  await expect(manager.getByLabel('Minutes')).toHaveAccessibleDescription(/Enter at most \d+/);
  await expect(manager.getByLabel('Place')).toHaveValue('Temple yard');
  await manager.getByLabel('Minutes').fill('30');
  await manager.getByRole('button', { name: 'Plan a session' }).click();
  await manager.getByRole('link', { name: 'Note who came' }).click();
  const first = manager.locator('.attendance-person').first();
  await first.getByText('In part').click();
  await first.getByRole('textbox').fill('31');
  await manager.getByRole('button', { name: 'Save who came' }).click();
  await expect(first).toContainText('The session took 30 minutes.');
  await first.getByRole('textbox').fill('20');
  await manager.getByRole('button', { name: 'Save who came' }).click();
  await expect(manager.getByText('Attendance noted')).toBeVisible();
  await manager.getByRole('link', { name: 'Correct who came' }).click();
  await manager.locator('.attendance-person').first().getByText('All of it').click();
  await manager.getByLabel('Why').fill('She stayed to the end.');
  await manager.getByRole('button', { name: 'Save who came' }).click();
  await expect(manager.getByRole('cell', { name: 'She stayed to the end.' }).first()).toBeVisible();
});

test('a certificate is made out, checked by anybody through its code, and withdrawn by two people', async ({
  signedIn,
  stranger,
}, { project }) => {
  const manager = await signedIn('branch-staff');
  await manager.goto('/staff?lang=en&show=groups');
  const addresses = await manager.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const found = addresses.map((path) => /\/groups\/([0-9a-f-]{36})$/.exec(path ?? '')?.[1] ?? '').filter(Boolean);
  const groups = [...new Set(found)];
  expect(groups.length).toBeGreaterThan(0);
  let made = false;
  for (const group of project.name === 'scripts on' ? groups : groups.reverse()) {
    await manager.goto(`/groups/${group}/training`);
    const issue = manager.getByRole('button', { name: 'Make it out' });
    if ((await issue.count()) === 0) continue;
    await issue.first().click();
    made = true;
    break;
  }
  expect(made).toBe(true);
  await expect(manager.getByText('Certificate of training')).toBeVisible();
  const address = (await manager.locator('.certificate-address').innerText()).trim();
  const code = await manager.locator('.certificate-qr').innerHTML();
  expect(drawn(code)).toEqual(drawn(renderSVG(address, { ecc: 'M', border: 2 })));
  const name = await manager.locator('.certificate-name').innerText();

  const anybody = await stranger();
  const page = new URL(address).pathname;
  await anybody.goto(`${page}?lang=en`);
  await expect(anybody.getByText('This certificate is valid')).toBeVisible();
  await expect(anybody.getByRole('heading', { name })).toBeVisible();

  await manager.getByRole('link', { name: 'Withdraw it' }).click();
  await manager.getByLabel('Why').fill('Made out for another member.');
  await manager.getByRole('button', { name: 'Propose to withdraw it' }).click();
  const print = manager.url();
  const second = await signedIn('second');
  await second.goto(`${print.replace('/print', '/withdrawal')}?lang=en`);
  await second.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(second.getByText(/This certificate was withdrawn on/).first()).toBeVisible();
  await anybody.reload();
  await expect(anybody.getByText(/This certificate was withdrawn on/)).toBeVisible();
  await expect(anybody.getByText(name)).toHaveCount(0);
  const unknown = await anybody.goto('/certificates/ZZZZ-ZZZZ-ZZZZ?lang=en');
  expect(unknown?.status()).toBe(404);
  await expect(anybody.getByText('No certificate has this code')).toBeVisible();
});

test('a member sees what is done and what is missing, and her certificate', async ({ signedIn }) => {
  const lakshmi = await signedIn('lakshmi');
  await lakshmi.goto('/my/training?lang=en');
  await expect(lakshmi.getByText(/You have completed/)).toBeVisible();
  await lakshmi.getByRole('link', { name: /No\. TC-/ }).click();
  await expect(lakshmi.getByText('Certificate of training')).toBeVisible();
  await expect(lakshmi.getByRole('link', { name: 'Withdraw it' })).toHaveCount(0);
});
