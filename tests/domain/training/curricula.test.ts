import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { curriculumEffect, curriculumView } from '~/domain/programme/training/curricula.queries.server';
import { dropCurriculumModule, keepCurriculumModule } from '~/domain/programme/training/keep-curriculum-module.server';
import { transact } from '~/platform/db.server';
import { curriculumKeepers } from '../../factories/curricula';
import { aGroup, clock, modulesOf } from '../../factories/training';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const { drafter, publisher, draftOf, propose, publish, published, aCompleted } = await curriculumKeepers(db);

describe('a curriculum', () => {
  it('begins as what is in force, is changed by edition, and is published by a second person', async () => {
    await aGroup(db, { country: 'QA' });
    await modulesOf(db, 'QA', ['QA-1', 'QA-2']);
    const id = await draftOf('QA');
    expect(await draftOf('QA')).toBe(id);
    const module = { code: 'QA-3', topic: 'marketing', title: 'Marketing', minutes: 60, mandatory: true } as const;
    const keep = (edition: number) =>
      transact(db, (tx) => keepCurriculumModule(tx, drafter, { curriculumId: id, edition, before: null }, module));
    expect((await keep(1)).ok).toBe(true);
    expect(await keep(1)).toMatchObject({ error: { code: 'changed-meanwhile', edition: 2 } });
    expect(await keep(2)).toMatchObject({ error: { problems: { code: { code: 'code-taken' } } } });
    await transact(db, (tx) => dropCurriculumModule(tx, drafter, { curriculumId: id, edition: 2, before: 'QA-1' }));
    expect(await propose(id, '2026-06-14')).toMatchObject({
      error: { code: 'wrong-day', problem: { code: 'too-early' } },
    });
    expect((await propose(id)).ok).toBe(true);
    expect(await publish(drafter, id)).toMatchObject({ error: { code: 'own-proposal' } });
    expect(await publish(publisher, id)).toEqual({ ok: true, value: { version: 1, inForceFrom: '2026-06-15' } });
    const view = await curriculumView(db, drafter, id, clock);
    expect(view?.modules.map(({ code, step }) => [code, step])).toEqual([
      ['QA-2', 1],
      ['QA-3', 2],
    ]);
    const register = await db
      .selectFrom('trainingModule')
      .select(['code', 'mandatory'])
      .where('country', '=', 'QA')
      .orderBy('code')
      .execute();
    expect(register).toEqual([
      { code: 'QA-1', mandatory: false },
      { code: 'QA-2', mandatory: true },
      { code: 'QA-3', mandatory: true },
    ]);
  });

  it('keeps what the registers asked for the days before it, and a later version for the days from its own', async () => {
    await aGroup(db, { country: 'QB' });
    await modulesOf(db, 'QB', ['QB-1', 'QB-2']);
    const first = await draftOf('QB');
    await transact(db, (tx) => dropCurriculumModule(tx, drafter, { curriculumId: first, edition: 1, before: 'QB-2' }));
    await propose(first);
    await publish(publisher, first);
    const second = await draftOf('QB');
    await transact(db, (tx) =>
      keepCurriculumModule(
        tx,
        drafter,
        { curriculumId: second, edition: 1, before: null },
        { code: 'QB-3', topic: 'health', title: 'Health', minutes: 60, mandatory: true },
      ),
    );
    await propose(second, '2026-09-01');
    await publish(publisher, second);
    const { rows } = await sql<{ day: string; codes: string }>`
      select d::date as day, string_agg(m.code, ' ' order by m.code) filter (where m.mandatory) as codes
      from unnest(array['2020-01-01', '2026-06-14', '2026-06-15', '2026-08-31', '2026-09-01']::date[]) d
      join module_in_force m on m.country = 'QB' and m.from_on <= d and m.until_on > d group by 1 order by 1
    `.execute(db);
    expect(rows.map(({ day, codes }) => `${day} ${codes}`)).toEqual([
      '2020-01-01 QB-1 QB-2',
      '2026-06-14 QB-1 QB-2',
      '2026-06-15 QB-1',
      '2026-08-31 QB-1',
      '2026-09-01 QB-1 QB-3',
    ]);
  });

  it('is never changed once published, not even by the application’s own words to the database', async () => {
    await aGroup(db, { country: 'QC' });
    await modulesOf(db, 'QC', ['QC-1']);
    const id = await published('QC');
    await expect(sql`update curriculum set in_force_from = '2026-01-01' where id = ${id}`.execute(db)).rejects.toThrow(
      /does not change/,
    );
    await expect(sql`update curriculum_module set minutes = 1 where curriculum_id = ${id}`.execute(db)).rejects.toThrow(
      /does not change/,
    );
    await expect(sql`delete from curriculum_module where curriculum_id = ${id}`.execute(db)).rejects.toThrow(
      /does not change/,
    );
    await expect(
      sql`insert into curriculum_module (curriculum_id, code, step, topic, title, minutes, mandatory)
        values (${id}, 'QC-9', 1, 'health', 'x', 1, true)`.execute(db),
    ).rejects.toThrow(/does not change/);
  });

  it('says before it is published who would lose and who would gain', async () => {
    const { memberId, groupId } = await aCompleted('QD');
    await db
      .insertInto('enterprise')
      .values({
        id: memberId,
        code: memberId,
        name: 'E',
        kind: 'individual',
        groupId,
        country: 'QD',
        district: 'x',
        startedOn: '2025-01-01',
      })
      .execute();
    await db.insertInto('enterpriseOwner').values({ enterpriseId: memberId, memberId, signatory: true }).execute();
    const id = await draftOf('QD');
    expect(await curriculumEffect(db, id, clock)).toEqual({ completeNow: 1, completeThen: 1, losing: 0, gaining: 0 });
    await transact(db, (tx) =>
      keepCurriculumModule(
        tx,
        drafter,
        { curriculumId: id, edition: 1, before: 'QD-2-o' },
        { code: 'QD-2-o', topic: 'health', title: 'x', minutes: 100, mandatory: true },
      ),
    );
    expect(await curriculumEffect(db, id, clock)).toEqual({ completeNow: 1, completeThen: 0, losing: 1, gaining: 0 });
  });
});
