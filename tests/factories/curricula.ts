import { proposeCurriculum } from '~/domain/programme/training/propose-curriculum.server';
import { publishCurriculum } from '~/domain/programme/training/publish-curriculum.server';
import { startCurriculum } from '~/domain/programme/training/start-curriculum.server';
import type { StaffMember } from '~/platform/actor';
import { transact, type Db } from '~/platform/db.server';
import { aStaffMember, EVERYWHERE, managerOf } from './people';
import { aGroup, aSession, assess, clock, modulesOf, note } from './training';

/** Two people who may publish what a country teaches, and what they do. */
export async function curriculumKeepers(db: Db) {
  const drafter = await aStaffMember(db, EVERYWHERE);
  const publisher = await aStaffMember(db, EVERYWHERE);

  async function draftOf(country: string): Promise<string> {
    const draft = await transact(db, (tx) => startCurriculum(tx, drafter, country, clock));
    if (!draft.ok) throw new Error(draft.error.code);
    return draft.value.id;
  }

  const propose = (id: string, day = '2026-06-15') =>
    transact(db, (tx) => proposeCurriculum(tx, drafter, { curriculumId: id, inForceFrom: day }, clock));
  const publish = (actor: StaffMember, id: string) => transact(db, (tx) => publishCurriculum(tx, actor, id, clock));

  async function published(country: string): Promise<string> {
    const id = await draftOf(country);
    await propose(id);
    const done = await publish(publisher, id);
    if (!done.ok) throw new Error(done.error.code);
    return id;
  }

  /** A group of a country with two modules, one of them mandatory, whose first member came to it and passed. */
  async function aCompleted(country: string) {
    const [module] = await modulesOf(db, country, [`${country}-1`, `${country}-2-o`]);
    const group = await aGroup(db, { country });
    await published(country);
    const manager = await aStaffMember(db, managerOf(group.branchId));
    const second = await aStaffMember(db, managerOf(group.branchId));
    const [memberId = '', other = ''] = group.memberIds;
    const moduleId = module?.id ?? '';
    const id = await aSession(db, manager, { moduleId, groupIds: [group.groupId] });
    await note(db, manager, id, { edition: 0, marks: { [memberId]: 'full', [other]: '79' } });
    await assess(db, manager, { memberId, moduleId }, { passed: true });
    await assess(db, manager, { memberId: other, moduleId }, { passed: true });
    return { ...group, manager, second, memberId, other, moduleId };
  }

  return { drafter, publisher, draftOf, propose, publish, published, aCompleted };
}
