import { readFile } from 'node:fs/promises';
import { expect, test } from './visit';

test('a branch manager reads the portfolio, a group’s trial balance and its ledger, and takes the figures along', async ({
  signedIn,
}) => {
  const manager = await signedIn('branch-staff');
  await manager.goto('/staff/portfolio');
  await expect(manager.getByRole('img', { name: 'PAR30 at the ends of months (INR)' })).toBeVisible();
  await manager.getByRole('table', { name: 'By branch' }).getByRole('link').first().click();
  const group = await manager.getByRole('table', { name: 'By group' }).getByRole('link').first().getAttribute('href');

  await manager.goto(`${group}/trial-balance`);
  await expect(manager.getByText('Debits and credits are equal.')).toBeVisible();
  await manager.getByLabel('Day').fill('2019-01-01');
  await manager.getByRole('button', { name: 'Show' }).click();
  await expect(manager.getByText('No entries up to this day. Choose a later day.')).toBeVisible();
  await manager.goto(`${group}/trial-balance`);
  const downloading = manager.waitForEvent('download');
  await manager.getByRole('link', { name: 'Download as CSV' }).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  expect(file).toMatch(
    /^\uFEFFDay,Code,Account,Member,Debits,Credits,Balance,Currency\n.*Cash box,,[\d.]+,[\d.]+,-?[\d.]+,INR/,
  );

  await manager.goto(`${group}/ledger`);
  await expect(manager.getByRole('columnheader', { name: 'Debit' }).first()).toBeVisible();
  await manager.getByRole('link', { name: 'Next page' }).click();
  await expect(manager.getByRole('columnheader', { name: 'Credit' }).first()).toBeVisible();
});
