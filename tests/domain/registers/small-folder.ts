import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ImportOutcome } from '~/domain/registers/import-request';
import { runImport } from '~/domain/registers/run-import.server';
import { refusalPlace } from '~/domain/registers/refusal-words';
import { fixedClock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';

/** The files of a folder by name. */
export type FolderFiles = Record<string, string | Uint8Array>;

/** The day on which these tests import. */
export const IMPORT_DAY = '2026-06-01';

const rows = (...lines: string[]) => `${lines.join('\n')}\n`;

/** A folder with a few rows of every register, which is taken in as it is. The comments give line numbers. */
export const smallFolder: Readonly<Record<string, string>> = {
  'branches.csv': rows(
    'branch_code,name,country,timezone,currency',
    'IN-B,Erode,IN,Asia/Kolkata,INR',
    'RW-B,Huye,RW,Africa/Kigali,RWF',
  ),
  'groups.csv': rows(
    'group_code,branch_code,name,kind,formed_on,closed_on,no_lending_resolution_on',
    'IN-1,IN-B,Roja,savings,2025-01-01,,',
    'IN-2,IN-B,Malli,savings,2025-01-01,2026-05-01,',
    'RW-1,RW-B,Ubumwe,shares,2025-02-01,,',
  ),
  'members.csv': rows(
    'member_code,display_name,birth_year,phone,consent_on,consent_withdrawn_on,identity_seen_on',
    'A,Asha,1985,+91 98400 12345,2025-01-05,,2025-01-05',
    'B,Bina,1990,,,,',
    'C,Chitra,1978,,,,',
    'R,Rose,1992,,,,',
  ),
  'memberships.csv': rows(
    'member_code,group_code,joined_on,left_on,role',
    'A,IN-1,2025-01-01,,president',
    'B,IN-1,2025-01-01,2026-03-01,member',
    'C,IN-2,2025-01-01,,member',
    'R,RW-1,2025-02-01,,member',
  ),
  'meetings.csv': rows(
    'group_code,scheduled_on,status,held_on,cash_open,cash_close_counted',
    'IN-1,2026-01-10,held,2026-01-10,0.00,206.00',
    'IN-1,2026-02-10,held,2026-02-11,206.00,86.00',
    'IN-1,2026-03-10,missed,,,',
    'RW-1,2026-01-15,held,2026-01-15,0,500',
  ),
  'attendance.csv': rows(
    'group_code,scheduled_on,member_code,mark',
    'IN-1,2026-01-10,A,present',
    'IN-1,2026-01-10,B,late',
    'IN-1,2026-02-10,A,present',
    'RW-1,2026-01-15,R,present',
  ),
  'savings.csv': rows(
    'group_code,scheduled_on,member_code,amount',
    'IN-1,2026-01-10,A,100.00',
    'IN-1,2026-01-10,B,50.50',
    'IN-1,2026-01-10,B,50.50',
    'RW-1,2026-01-15,R,500',
    'IN-1,2026-02-10,A,-20.00',
  ),
  'cash_movements.csv': rows(
    'group_code,scheduled_on,kind,amount,note',
    'IN-1,2026-01-10,fine,5.00,late',
    'IN-1,2026-02-10,expense,10.00,"tea, ""strong"""',
  ),
  'loans.csv': rows(
    'loan_code,source,group_code,member_code,partner,disbursed_on,principal,annual_rate_percent,method,status,status_on',
    'L1,internal,IN-1,A,,2026-01-20,90.00,12,flat,active,',
    'L2,own_fund,RW-1,R,,2026-01-20,600,10.5,declining,active,',
    'L3,external_mfi,IN-2,C,Nila,2026-01-20,100.00,18,flat,closed,2026-04-01',
  ),
  'loan_instalments.csv': rows(
    'loan_code,number,due_on,principal_due,interest_due',
    'L1,1,2026-02-20,30.00,0.90',
    'L1,2,2026-03-20,30.00,0.90',
    'L1,3,2026-04-20,30.00,0.90',
    'L2,1,2026-03-20,300,10',
    'L2,2,2026-04-20,300,5',
    'L3,1,2026-03-20,100.00,2.00',
  ),
  'loan_payments.csv': rows(
    'loan_code,paid_on,amount',
    'L1,2026-02-20,30.90',
    'L1,2026-03-21,10.00',
    'L2,2026-03-20,310',
    'L3,2026-03-20,102.00',
  ),
  'training_modules.csv': rows(
    'module_code,country,step,topic,title,minutes,mandatory',
    'IN-S1,IN,1,health,Health,90,yes',
    'IN-S2,IN,2,marketing,Marketing,120,no',
  ),
  'training_attendance.csv': rows(
    'member_code,module_code,session_on,minutes',
    'A,IN-S1,2025-06-01,60',
    'A,IN-S1,2025-06-08,30',
  ),
  'assessments.csv': rows(
    'member_code,module_code,assessed_on,form,passed',
    'A,IN-S1,2025-07-01,oral,no',
    'A,IN-S1,2025-08-01,written,yes',
  ),
  'enterprises.csv': rows(
    'enterprise_code,name,kind,group_code,sector,status,started_on,pickup_place,payout_method',
    'E1,Asha spices,individual,IN-1,spices,active,2025-05-01,Market gate,cash',
    'E2,Roja mill,group,IN-1,spices,active,2025-05-01,,',
  ),
  'enterprise_owners.csv': rows('enterprise_code,member_code,signatory', 'E1,A,yes', 'E2,A,yes', 'E2,B,yes'),
  'vetting_visits.csv': rows(
    'enterprise_code,visited_on,visitor,outcome,approver,approved_on',
    'E1,2026-02-01,S. Karthik,pass,M. Anand,2026-02-03',
  ),
  'waivers.csv': rows(
    'enterprise_code,rule,granted_on,expires_on,granted_by,approved_by,reason_code,reason',
    'E1,M5,2026-02-01,2026-03-01,R. Prema,S. Karthik,records_lost,The flood took the books',
  ),
  'offers.csv': rows(
    'offer_code,enterprise_code,title,description,language,product_type,unit,price,currency,min_quantity,quantity_step,stock,weekly_capacity,lead_time_days,photo',
    'O1,E1,Turmeric,Ground by hand,en,turmeric-powder,kg,240.00,INR,1,1,50,,2,',
    'O2,S1,Jars,Glass,en,turmeric-powder,kg,12.50,INR,10,10,,500,2,',
  ),
  'suppliers.csv': rows(
    'enterprise_code,name,country,district,vetted_on,vetted_by,contact_phone',
    'S1,Glass house,IN,Erode,2026-01-01,M. Anand,',
  ),
};

/** The small folder with one text of one of its files written otherwise. Throws where the text is not there. */
export function changed(file: string, from: string, to: string, folder: FolderFiles = smallFolder): FolderFiles {
  const text = folder[file];
  if (typeof text !== 'string' || !text.includes(from)) throw new Error(`${file} does not say ${from}`);
  return { ...folder, [file]: text.replace(from, () => to) };
}

/** The small folder with rows more in one of its files. */
export function withRows(file: string, ...lines: string[]): FolderFiles {
  return { ...smallFolder, [file]: `${smallFolder[file]}${rows(...lines)}` };
}

/** The small folder without some of its files. */
export function without(...files: string[]): FolderFiles {
  return Object.fromEntries(Object.entries(smallFolder).filter(([name]) => !files.includes(name)));
}

/** Nothing but the named files of a folder. */
export function only(folder: FolderFiles, ...files: string[]): FolderFiles {
  return Object.fromEntries(Object.entries(folder).filter(([name]) => files.includes(name)));
}

/** Writes folders to the disk until the test file ends. */
export function folderWriter(): (files: FolderFiles) => Promise<string> {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((path) => rm(path, { recursive: true }))));
  return async (files) => {
    const path = await mkdtemp(join(tmpdir(), 'registers-'));
    made.push(path);
    for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
    return path;
  };
}

/** Imports a folder as the command does. */
export function importer(
  database: Database,
): (files: FolderFiles, options?: { dryRun?: boolean }) => Promise<ImportOutcome> {
  const write = folderWriter();
  return async (files, { dryRun = false } = {}) => {
    const folder = await write(files);
    const clock = fixedClock(`${IMPORT_DAY}T09:00:00Z`);
    return runImport({ database, folder, source: 'command', accountId: null, dryRun, clock });
  };
}

/** The refusals as `file:line column code`. */
export function refused({ refusals }: ImportOutcome): string[] {
  return refusals.map((refusal) => `${refusalPlace(refusal)} ${refusal.code}`);
}
