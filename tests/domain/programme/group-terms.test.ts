import { describe, expect, it } from 'vitest';
import { groupTerms } from '~/domain/programme/group-terms.queries.server';
import { newId } from '~/platform/id';
import { aGroup } from '../../factories/groups';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();

describe('terms of a group that has written nothing', () => {
  it('are the defaults, meeting monthly on Mondays until it has met', async () => {
    const { groupId } = await aGroup(db);
    expect(await groupTerms(db, groupId, '2026-06-15')).toMatchObject({
      version: 0,
      contributionMinor: null,
      rhythm: 'monthly',
      weekday: 1,
      loanMethod: 'declining_equal_principal',
      signOffs: 3,
    });
  });

  it('take rhythm and weekday from its latest meetings', async () => {
    const { groupId } = await aGroup(db);
    for (const scheduledOn of ['2026-05-01', '2026-05-27', '2026-06-10']) {
      await db.insertInto('meeting').values({ id: newId(), groupId, scheduledOn, status: 'missed' }).execute();
    }
    expect(await groupTerms(db, groupId, '2026-06-15')).toMatchObject({ rhythm: 'fortnightly', weekday: 3 });
  });
});
