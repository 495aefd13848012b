import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../support/test-database';
import { importer, refused, smallFolder, type FolderFiles } from './small-folder';

const importing = importer(await testDatabase());

beforeAll(async () => {
  expect(refused(await importing(smallFolder))).toEqual([]);
});

describe('a correction that would leave records that do not hold is refused:', () => {
  const MEETINGS = 'group_code,scheduled_on,status,held_on,cash_open,cash_close_counted\n';
  const header = (file: string) => `${smallFolder[file]?.split('\n')[0]}\n`;
  it.each<{ what: string; folder: FolderFiles; expected: string[] }>([
    {
      what: 'a meeting with records that was not held after all',
      folder: { 'meetings.csv': `${MEETINGS}IN-1,2026-01-10,missed,,,\n` },
      expected: ['meetings.csv:2 status meeting-has-records'],
    },
    {
      what: 'a membership that ends before marks that are known',
      folder: { 'memberships.csv': `${header('memberships.csv')}A,IN-1,2025-01-01,2026-01-10,member\n` },
      expected: ['memberships.csv:2 left_on marks-outside-membership'],
    },
    {
      what: 'a membership that overlaps one that is known',
      folder: { 'memberships.csv': `${header('memberships.csv')}A,IN-1,2026-05-01,,member\n` },
      expected: ['memberships.csv:2 joined_on memberships-overlap'],
    },
    {
      what: 'a principal that the known schedule does not sum to',
      folder: { 'loans.csv': `${header('loans.csv')}L1,internal,IN-1,A,,2026-01-20,91.00,12,flat,active,\n` },
      expected: ['loans.csv:2 principal principal-differs'],
    },
    {
      what: 'a schedule that does not sum to the known principal',
      folder: { 'loan_instalments.csv': `${header('loan_instalments.csv')}L1,1,2026-02-20,89.00,9.00\n` },
      expected: ['loan_instalments.csv:2 principal_due principal-differs'],
    },
    {
      what: 'a disbursement after payments that are known',
      folder: { 'loans.csv': `${header('loans.csv')}L1,internal,IN-1,A,,2026-02-21,90.00,12,flat,active,\n` },
      expected: ['loans.csv:2 disbursed_on payment-before-disbursement'],
    },
    {
      what: 'a schedule that asks less than was paid',
      folder: { 'loan_instalments.csv': `${header('loan_instalments.csv')}L3,1,2026-03-20,100.00,1.00\n` },
      expected: ['loan_instalments.csv:2 principal_due overpaid'],
    },
    {
      what: 'an owner who no longer signs',
      folder: { 'enterprise_owners.csv': 'enterprise_code,member_code,signatory\nE2,B,no\n' },
      expected: ['enterprise_owners.csv:2 signatory too-few-signatories'],
    },
    {
      what: 'an enterprise moved to a group its owner never was in',
      folder: { 'enterprises.csv': `${header('enterprises.csv')}E1,Asha,individual,IN-2,spices,active,2025-05-01,,\n` },
      expected: ['enterprises.csv:2 group_code owner-not-in-group'],
    },
    {
      what: 'a supplier’s code for an enterprise',
      folder: { 'enterprises.csv': `${header('enterprises.csv')}S1,Asha,individual,IN-2,spices,active,2025-05-01,,\n` },
      expected: [
        'enterprises.csv:2 enterprise_code no-owner',
        'enterprises.csv:2 enterprise_code code-of-supplier',
      ].sort(),
    },
    {
      what: 'a currency with other decimals where amounts are known',
      folder: { 'branches.csv': `${header('branches.csv')}RW-B,Huye,RW,Africa/Kigali,USD\n` },
      expected: ['branches.csv:2 currency currency-decimals'],
    },
    {
      what: 'a group moved under such a currency',
      folder: { 'groups.csv': `${header('groups.csv')}RW-1,IN-B,Ubumwe,shares,2025-02-01,,\n` },
      expected: ['groups.csv:2 branch_code currency-decimals'],
    },
  ])('$what', async ({ folder, expected }) => {
    expect(refused(await importing(folder))).toEqual(expected);
  });
});
