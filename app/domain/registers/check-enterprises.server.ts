import { makeTable, refuseRows, type ImportRun } from './import-run.server';

/** An enterprise of the programme and a supplier from outside never have one code. */
export async function checkSupplierCodes(run: ImportRun): Promise<void> {
  await refuseRows(
    run,
    { register: 'enterprises', column: 'enterprise_code', code: 'code-of-supplier' },
    `select n.line, jsonb_build_object('value', n.code)
     from next_enterprises n join enterprise e on e.code = n.code and e.kind = 'supplier'`,
  );
  await refuseRows(
    run,
    { register: 'suppliers', column: 'enterprise_code', code: 'code-of-enterprise' },
    `select s.line, jsonb_build_object('value', s.code) from next_suppliers s
     where exists (select from next_enterprises n where n.code = s.code)
       or exists (select from enterprise e where e.code = s.code and e.kind <> 'supplier')`,
  );
}

/** Owners as they will stand for every enterprise of the programme that the folder is about. */
export async function findOwners(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'known_owner',
    `select o.enterprise_id, o.member_id, o.signatory, o.line, o.soundness from next_enterprise_owners o
     where o.enterprise_id is not null
     union all
     select o.enterprise_id, o.member_id, o.signatory, null, 0
     from enterprise_owner o join (
       select id from next_enterprises union select enterprise_id from next_enterprise_owners
     ) about on about.id = o.enterprise_id
     where not exists (
       select from next_enterprise_owners n where n.enterprise_id = o.enterprise_id and n.member_id = o.member_id)`,
  );
}

/** An individual enterprise has an owner, a group enterprise two signatories; owners are, or were, in its group. */
export async function checkOwners(run: ImportRun): Promise<void> {
  if (!run.unreadable.has('enterprise_owners')) await checkNumbers(run);
  if (run.unreadable.has('memberships')) return;
  const stranger = `
    not exists (select from known_membership w where w.member_id = o.member_id and w.group_id = e.group_id)
    and not exists (
      select from uncertain_membership u
      where u.member_id = o.member_id and (u.group_id is null or u.group_id = e.group_id))`;
  await refuseRows(
    run,
    { register: 'enterprise_owners', column: 'member_code', code: 'owner-not-in-group' },
    `select s.line, jsonb_build_object('value', s.member_code, 'enterprise', s.enterprise_code)
     from next_enterprise_owners o join in_enterprise_owners s using (line)
       join known_enterprise e on e.id = o.enterprise_id
     where o.member_id is not null and o.soundness < 2 and (e.group_id is not null or e.kind = 'supplier')
       and ${stranger}`,
  );
  await refuseRows(
    run,
    { register: 'enterprises', column: 'group_code', code: 'owner-not-in-group' },
    `select e.line, jsonb_build_object('value', min(m.code), 'enterprise', e.code)
     from known_owner o join next_enterprises e on e.id = o.enterprise_id join member m on m.id = o.member_id
     where o.line is null and e.change = 'corrected' and ${stranger} group by e.line, e.code`,
  );
}

async function checkNumbers(run: ImportRun): Promise<void> {
  await makeTable(
    run,
    'owner_count',
    `select e.line, e.code, e.kind, count(o.enterprise_id) as owners, count(*) filter (where o.signatory) as signatories,
       min(o.line) as owner_line,
       not exists (select from in_enterprise_owners x where x.enterprise_code = e.code and x.soundness > 0) as sound
     from known_enterprise e left join known_owner o on o.enterprise_id = e.id
       left join next_enterprises n on n.id = e.id
     where coalesce(n.soundness, 0) < 2 and e.kind <> 'supplier'
       and (e.line is not null or exists (select from next_enterprise_owners x where x.enterprise_id = e.id))
     group by e.id, e.line, e.code, e.kind`,
  );
  const detail = `jsonb_build_object('value', code, 'found', signatories)`;
  await refuseRows(
    run,
    { register: 'enterprises', column: 'enterprise_code', code: 'no-owner' },
    `select line, ${detail} from owner_count where kind = 'individual' and owners = 0 and sound and line is not null`,
  );
  const few = `from owner_count where kind = 'group' and signatories < 2 and sound`;
  await refuseRows(
    run,
    { register: 'enterprises', column: 'enterprise_code', code: 'too-few-signatories' },
    `select line, ${detail} ${few} and line is not null`,
  );
  await refuseRows(
    run,
    { register: 'enterprise_owners', column: 'signatory', code: 'too-few-signatories' },
    `select owner_line, ${detail} ${few} and line is null and owner_line is not null`,
  );
}
