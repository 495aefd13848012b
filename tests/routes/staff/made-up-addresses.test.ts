import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '~/platform/id';
import { loader as ledger } from '~/routes/groups/ledger';
import { loader as desk } from '~/routes/staff/desk';
import { loader as portfolio } from '~/routes/staff/portfolio';
import { loader as visits } from '~/routes/staff/visits/queue';
import { loader as newSession } from '~/routes/training/new-session';
import { aGroup } from '../../factories/groups';
import { aStaffMember } from '../../factories/people';
import { contextFor } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
let groupId = '';

beforeAll(async () => {
  ({ groupId } = await aGroup(db));
});

describe('an address of the desk that somebody made up', () => {
  it.each([
    ['what is looked for', desk, '/staff?show=members&q=a%00b'],
    ['where its list goes on', desk, '/staff?show=members&cursor=%00'],
    ['where the portfolio goes on', portfolio, '/staff/portfolio?cursor=%00'],
    ['the groups for a session', newSession, '/staff/sessions/new?q=%00%ff'],
    ['where the visits go on', visits, `/staff/visits?cursor=2026-99-99%20${newId()}`],
    ['where a group’s ledger goes on', ledger, '/groups/g/ledger?cursor=2026-99-99~1'],
  ])('is answered: %s', async (_what, loader, path) => {
    const actor = await aStaffMember(db);
    const answer = await responseOf(loader(get(path, contextFor(database, { actor }), { id: groupId })));
    expect(answer.status).toBe(200);
  });
});
