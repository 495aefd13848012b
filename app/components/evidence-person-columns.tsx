import type {
  EnterpriseRow,
  MemberRow,
  MembershipRow,
  ModuleRow,
  VisitRow,
} from '~/domain/eligibility/evidence/evidence-row';
import { isMessageKey } from '~/platform/i18n';
import type { Column } from './data-table';
import { person, type Show } from './evidence-columns';

export function memberColumns(show: Show): Column<MemberRow>[] {
  const { t, date, number } = show;
  return [
    { ...person(show), rowHeader: true },
    { key: 'born', header: t('staff.birthYear'), cell: (row) => number(row.birthYear, { useGrouping: false }) },
    { key: 'consent', header: t('staff.consentOn'), cell: (row) => row.consentOn && date(row.consentOn) },
    {
      key: 'withdrawn',
      header: t('staff.consentWithdrawnOn'),
      cell: (row) => row.consentWithdrawnOn && date(row.consentWithdrawnOn),
    },
    { key: 'seen', header: t('staff.identitySeenOn'), cell: (row) => row.identitySeenOn && date(row.identitySeenOn) },
  ];
}

export function membershipColumns(show: Show): Column<MembershipRow>[] {
  const { t, date } = show;
  return [
    { ...person(show), rowHeader: true },
    {
      key: 'role',
      header: t('staff.role'),
      cell: ({ role }) => {
        const key = `staff.role.${role}`;
        return isMessageKey(key) ? t(key) : role;
      },
    },
    { key: 'joined', header: t('staff.joinedOn'), cell: ({ joinedOn }) => date(joinedOn) },
    { key: 'left', header: t('staff.leftOn'), cell: ({ leftOn }) => leftOn && date(leftOn) },
  ];
}

export function moduleColumns(show: Show): Column<ModuleRow>[] {
  const { t, date, number } = show;
  return [
    { key: 'module', header: t('staff.module'), rowHeader: true, cell: ({ title }) => <bdi>{title}</bdi> },
    person(show),
    { key: 'step', header: t('staff.step'), numeric: true, cell: ({ step }) => number(step) },
    {
      key: 'minutes',
      header: t('staff.minutes'),
      numeric: true,
      cell: ({ minutes, attendedMinutes }) =>
        t('staff.attendedOf', { present: number(attendedMinutes), marked: number(minutes) }),
    },
    { key: 'passed', header: t('staff.passedOn'), cell: ({ passedOn }) => passedOn && date(passedOn) },
  ];
}

export function visitColumns(show: Show): Column<VisitRow>[] {
  const { t, date } = show;
  return [
    { key: 'on', header: t('staff.visitedOn'), rowHeader: true, cell: ({ visitedOn }) => date(visitedOn) },
    { key: 'visitor', header: t('staff.visitor'), cell: ({ visitor }) => visitor },
    { key: 'outcome', header: t('staff.outcome'), cell: ({ outcome }) => t(`staff.visit.${outcome}`) },
    { key: 'approver', header: t('staff.approver'), cell: ({ approver }) => approver },
    { key: 'approved', header: t('staff.approvedOn'), cell: ({ approvedOn }) => approvedOn && date(approvedOn) },
  ];
}

export function enterpriseColumns(show: Show): Column<EnterpriseRow>[] {
  const { t, date } = show;
  return [
    { key: 'status', header: t('staff.status'), rowHeader: true, cell: ({ status }) => t(`staff.status.${status}`) },
    { key: 'started', header: t('staff.startedOn'), cell: ({ startedOn }) => date(startedOn) },
    { key: 'pickup', header: t('staff.pickupPlace'), cell: ({ pickupPlace }) => pickupPlace },
    {
      key: 'payout',
      header: t('staff.payout'),
      cell: (row) => row.payoutMethod && t(`staff.payout.${row.payoutMethod}`),
    },
  ];
}
