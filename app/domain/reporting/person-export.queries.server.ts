import { sql, type RawBuilder } from 'kysely';
import type { Member } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

type Section = (actor: Member) => RawBuilder<Record<string, unknown>>;

/** Everything kept about a member, section by section, rows that were corrected included. Amounts in minor units. */
const SECTIONS: Readonly<Record<string, Section>> = {
  account: ({ accountId }) => sql`
    select phone, email, display_name, organisation, country, locale, created_at from account where id = ${accountId}`,
  member: ({ memberId }) => sql`
    select code, display_name, birth_year, phone, consent_on, consent_withdrawn_on, identity_seen_on
    from member where id = ${memberId}`,
  consents: ({ memberId }) => sql`
    select purpose, version, given_at, withdrawn_at from consent where member_id = ${memberId} order by given_at`,
  memberships: ({ memberId }) => sql`
    select g.code as group_code, g.name as group_name, s.joined_on, s.left_on, s.role
    from membership s join self_help_group g on g.id = s.group_id where s.member_id = ${memberId} order by s.joined_on`,
  attendance: ({ memberId }) => sql`
    select g.code as group_code, m.held_on, a.mark, a.reversed_in is not null as corrected
    from meeting m join self_help_group g on g.id = m.group_id
    join attendance_mark a on a.meeting_id = m.id and a.meeting_on = m.scheduled_on and a.member_id = ${memberId}
    where m.group_id in (select group_id from membership where member_id = ${memberId}) order by m.held_on, a.id`,
  savings: ({ memberId }) => sql`
    select g.code as group_code, m.held_on, b.currency, s.amount_minor, s.reversed_in is not null as corrected
    from meeting m join self_help_group g on g.id = m.group_id join branch b on b.id = g.branch_id
    join saving s on s.meeting_id = m.id and s.meeting_on = m.scheduled_on and s.member_id = ${memberId}
    where m.group_id in (select group_id from membership where member_id = ${memberId}) order by m.held_on, s.id`,
  loans: ({ memberId }) => sql`
    select l.code, l.source, l.partner, g.code as group_code, b.currency, l.disbursed_on, l.principal_minor,
      l.annual_rate_percent, l.method, l.status, l.status_on,
      (select coalesce(jsonb_agg(jsonb_build_object('number', i.number, 'dueOn', i.due_on, 'principalMinor',
          i.principal_due_minor, 'interestMinor', i.interest_due_minor, 'replaced', i.reversed_in is not null)
          order by i.id), '[]') from loan_instalment i where i.loan_id = l.id) as instalments,
      (select coalesce(jsonb_agg(jsonb_build_object('paidOn', p.paid_on, 'amountMinor', p.amount_minor, 'corrected',
          p.reversed_in is not null) order by p.paid_on, p.id), '[]') from loan_payment p where p.loan_id = l.id) as payments
    from loan l join self_help_group g on g.id = l.group_id join branch b on b.id = g.branch_id
    where l.member_id = ${memberId} order by l.disbursed_on`,
  loanRequests: ({ memberId }) => sql`
    select r.number, r.source, r.asked_on, r.amount_minor, r.instalments, r.purpose, r.state, r.approved_minor
    from loan_request r where r.member_id = ${memberId} order by r.asked_on`,
  referrals: ({ memberId }) => sql`
    select p.name as lender, r.amount_minor, r.purpose, r.state from credit_referral r
    join partner_institution p on p.id = r.partner_id where r.member_id = ${memberId} order by r.id`,
  offices: ({ memberId }) => sql`
    select g.code as group_code, o.role, o.from_on, o.until_on, o.ended_on
    from group_office o join self_help_group g on g.id = o.group_id where o.member_id = ${memberId} order by o.from_on`,
  training: ({ memberId }) => sql`
    select t.code, t.title, a.session_on, a.minutes, a.reversed_in is not null as corrected
    from training_attendance a join training_module t on t.id = a.module_id
    where a.member_id = ${memberId} order by a.session_on, a.id`,
  assessments: ({ memberId }) => sql`
    select t.code, t.title, a.assessed_on, a.form, a.passed, a.reversed_in is not null as corrected
    from assessment a join training_module t on t.id = a.module_id
    where a.member_id = ${memberId} order by a.assessed_on, a.id`,
  certificates: ({ memberId }) => sql`
    select number, code, name, completed_on, issued_on, withdrawn_on from certificate
    where member_id = ${memberId} order by issued_on`,
  enterprises: ({ memberId }) => sql`
    select e.code, e.name, e.kind, e.district, e.sector, e.status, e.started_on, e.pickup_place, e.payout_method,
      s.outcome as standing, s.eligible_since
    from enterprise_owner w join enterprise e on e.id = w.enterprise_id
    left join enterprise_standing s on s.enterprise_id = e.id where w.member_id = ${memberId} order by e.code`,
  visits: ({ memberId }) => sql`
    select e.code as enterprise_code, v.visited_on, v.visitor, v.outcome, v.approver, v.approved_on
    from enterprise_owner w join enterprise e on e.id = w.enterprise_id join vetting_visit v on v.enterprise_id = e.id
    where w.member_id = ${memberId} order by v.visited_on`,
  decisions: ({ memberId }) => sql`
    select e.code as enterprise_code, d.as_of, d.rule_set_version, d.thresholds, d.outcome, d.decided_at,
      (select jsonb_object_agg(v.rule, v.verdict) from eligibility_evidence v where v.decision_id = d.id) as verdicts
    from enterprise_owner w join enterprise e on e.id = w.enterprise_id
    join eligibility_decision d on d.enterprise_id = e.id where w.member_id = ${memberId} order by d.id`,
  notices: ({ memberId }) => sql`
    select e.code as enterprise_code, n.rule, n.verdict, n.since, n.until
    from enterprise_owner w join enterprise e on e.id = w.enterprise_id join standing_notice n on n.enterprise_id = e.id
    where w.member_id = ${memberId} order by n.since`,
  suspensions: ({ memberId }) => sql`
    select e.code as enterprise_code, s.cause, s.reason, s.state, s.proposed_at, s.decided_at, s.lifted_at
    from enterprise_owner w join enterprise e on e.id = w.enterprise_id join suspension s on s.enterprise_id = e.id
    where w.member_id = ${memberId} order by s.proposed_at`,
  waivers: ({ memberId }) => sql`
    select e.code as enterprise_code, v.rule, v.granted_on, v.expires_on, v.granted_by, v.approved_by, v.reason
    from enterprise_owner w join enterprise e on e.id = w.enterprise_id join waiver v on v.enterprise_id = e.id
    where w.member_id = ${memberId} order by v.granted_on`,
  appeals: ({ memberId }) => sql`
    select words, filed_at, answer_by, state, answer, answered_at, remedy from appeal
    where member_id = ${memberId} order by filed_at`,
  offers: ({ memberId }) => sql`
    select o.code, o.title, o.description, o.language, o.product_type, o.unit, o.price_minor, o.currency, o.state,
      o.delivery_range, o.created_at,
      (select jsonb_agg(jsonb_build_object('from_quantity', t.from_quantity, 'price_minor', t.price_minor)
        order by t.from_quantity) from offer_price_tier t where t.offer_id = o.id) as price_tiers
    from enterprise_owner w join offer o on o.enterprise_id = w.enterprise_id
    where w.member_id = ${memberId} order by o.created_at`,
  ordersReceived: ({ memberId }) => sql`
    select p.number, p.state, p.currency, p.total_minor, p.placed_at, p.promised_on
    from enterprise_owner w join purchase_order p on p.enterprise_id = w.enterprise_id
    where w.member_id = ${memberId} order by p.placed_at`,
  ordersPlaced: ({ accountId }) => sql`
    select number, state, currency, total_minor, placed_at, promised_on, delivery_place, note
    from purchase_order where buyer_account_id = ${accountId} order by placed_at`,
  boughtTogether: ({ memberId }) => sql`
    select o.title, p.state, s.state as share_state, s.quantity, s.highest_price_minor, s.entered_at, s.agreed_at,
      a.amount_minor, r.number as order_number
    from group_purchase_share s
    join group_purchase p on p.id = s.purchase_id
    join offer o on o.id = p.offer_id
    left join purchase_order r on r.id = p.order_id
    left join purchase_order_allocation a on a.order_id = p.order_id and a.member_id = s.member_id
    where s.member_id = ${memberId} order by s.entered_at`,
  wantedPosts: ({ accountId }) => sql`
    select number, state, product_type, quantity, unit, quality, latest_on, country, district, delivery_place,
      budget_minor, currency, open_until, private, posted_at
    from wanted_post where account_id = ${accountId} order by id`,
  quotesAsked: ({ accountId }) => sql`
    select number, state, title, quantity, unit, needed_on, place, words, asked_at
    from quote_request where buyer_account_id = ${accountId} order by asked_at`,
  quotesSaid: ({ accountId }) => sql`
    select r.number, q.side, q.quantity, q.unit_price_minor, r.currency, q.deposit_percent, q.delivery_method,
      q.delivery_place, q.ready_on, q.valid_until, q.words, q.said_at, b.reason as reason_below_cost
    from quote q join quote_request r on r.id = q.request_id left join quote_below_cost b on b.quote_id = q.id
    where q.account_id = ${accountId} order by q.said_at`,
  costs: ({ memberId }) => sql`
    select o.code, c.made_at_once, c.materials_minor, c.hours_hundredths, c.hour_worth_minor, o.currency, c.changed_at
    from enterprise_owner w join offer o on o.enterprise_id = w.enterprise_id join offer_cost c on c.offer_id = o.id
    where w.member_id = ${memberId} order by o.code`,
  samples: ({ accountId }) => sql`
    select r.number, e.name as supplier, r.title, r.quantity, r.unit, r.words, r.place, r.state, r.asked_at,
      (select jsonb_agg(jsonb_build_object('state', v.to_state, 'side', v.side, 'words', v.words, 'at', v.at) order by v.id)
        from sample_event v where v.request_id = r.id) as way
    from sample_request r join enterprise e on e.id = r.enterprise_id where r.account_id = ${accountId} order by r.id`,
  supplierNotes: ({ accountId }) => sql`
    select e.name as supplier, n.words, n.written_at, n.changed_at
    from supplier_note n join enterprise e on e.id = n.enterprise_id where n.account_id = ${accountId} order by n.id`,
  savedSearches: ({ accountId }) => sql`
    select s.name, s.asked, s.paused, s.saved_at, s.told_at,
      (select count(*)::int from saved_search_match m where m.search_id = s.id) as offers_found
    from saved_search s where s.account_id = ${accountId} order by s.id`,
  programTokens: ({ accountId }) => sql`
    select name, scopes, made_at, last_used_at, revoked_at from api_token where account_id = ${accountId} order by id`,
  messages: ({ accountId }) => sql`
    select channel, address, subject, body, created_at from message
    where account_id = ${accountId} and discard_after is null order by created_at`,
  whoReadMyRecords: ({ memberId }) => sql`
    select a.display_name as reader, r.what, r.at
    from record_reading r join account a on a.id = r.account_id where r.member_id = ${memberId} order by r.id`,
};

/**
 * Everything that is kept about the actor as a member and an account, by section, as one snapshot: made anew each time she
 * asks, and kept nowhere.
 */
export async function exportPerson(db: Db, actor: Member, clock: Clock): Promise<Record<string, unknown>> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const told: Record<string, unknown> = { madeAt: clock.now().toISOString(), amounts: 'minor units' };
      for (const [name, section] of Object.entries(SECTIONS)) told[name] = (await section(actor).execute(tx)).rows;
      return told;
    });
}
