import { discardUploads, uploadedFolder } from '~/domain/registers/uploaded-folder.server';
import { runImport } from '~/domain/registers/run-import.server';
import type { Subscriber, Subscribers } from './subscriber';

/** Takes in the files that staff sent. One that broke off is not begun again by itself: its page says what to do. */
const takeIn: Subscriber = async ({ database, clock }, { payload }) => {
  const { importId } = payload as { importId: number };
  const waiting = await database.db
    .selectFrom('registerImport')
    .select(['dryRun', 'accountId'])
    .where('id', '=', importId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  if (!waiting) return;
  const { dryRun, accountId } = waiting;
  try {
    const folder = uploadedFolder(importId);
    await runImport({ database, folder, source: 'page', accountId, dryRun, clock, importId });
  } finally {
    await discardUploads(importId);
  }
};

export const registerSubscribers: Subscribers = { 'import.requested': [takeIn] };
