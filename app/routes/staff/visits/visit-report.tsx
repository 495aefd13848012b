import { Button } from '~/components/button';
import { DefinitionList } from '~/components/definition-list';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import type { PictureSources } from '~/components/photo';
import { StatusBadge, type Tone } from '~/components/status-badge';
import { checklistOf, type Answer } from '~/domain/eligibility/visits/checklist';
import type { VisitEvent, VisitView } from '~/domain/eligibility/visits/visit-view';
import { isOpenToVisitor } from '~/domain/eligibility/visits/visit.states';
import { useI18n } from '~/platform/i18n';
import { ComputedItem } from './computed-item';
import { VisitPhotos } from './visit-photos';
import { itemTitle } from './visit-words';
import { VisitWay } from './visit-way';

export type ShownVisit = Omit<VisitView, 'events'> & { events: (Omit<VisitEvent, 'at'> & { at: string })[] };

type VisitReportProps = { visit: ShownVisit; photos: { id: string; picture: PictureSources; large: string }[] };

const TONES: Record<Answer, Tone> = { yes: 'good', no: 'bad', not_applicable: 'neutral' };

/** A visit to be read: by the second person, and by whoever looks it up later. */
export function VisitReport({ visit, photos }: VisitReportProps) {
  const { t, date } = useI18n();
  const { items } = checklistOf(visit.checklist, visit.checklistVersion);
  return (
    <>
      <DefinitionList
        items={[
          {
            key: 'outcome',
            term: t('vetting.outcome'),
            value: visit.outcome && (
              <StatusBadge tone={visit.outcome === 'pass' ? 'good' : 'bad'}>
                {t(`vetting.outcome.${visit.outcome}`)}
              </StatusBadge>
            ),
          },
          { key: 'on', term: t('vetting.visitedOn'), value: date(visit.visitedOn) },
          { key: 'visitor', term: t('vetting.visitor'), value: visit.visitor },
          { key: 'approver', term: t('vetting.approver'), value: visit.approver },
          { key: 'approvedOn', term: t('vetting.approvedOn'), value: visit.approvedOn && date(visit.approvedOn) },
          { key: 'place', term: t('vetting.place'), value: visit.place },
          { key: 'remark', term: t('vetting.remark'), value: visit.remark },
          { key: 'why', term: t('vetting.correction'), value: visit.correctionReason },
        ]}
      />
      <VisitActs visit={visit} />
      <h2>{t('vetting.answers')}</h2>
      <ul className="visit-computed">
        {items.map(({ item, source }) =>
          source === 'computed' ? (
            <ComputedItem key={item} item={item} figures={visit.figures} />
          ) : (
            <AnsweredItem key={item} item={item} {...(visit.answers[item] ?? { answer: null, note: '' })} />
          ),
        )}
      </ul>
      <VisitPhotos visitId={visit.id} photos={photos} />
      <VisitWay events={visit.events} />
    </>
  );
}

function AnsweredItem({ item, answer, note }: { item: string; answer: Answer | null; note: string }) {
  const { t } = useI18n();
  return (
    <li>
      <span className="visit-item-words">
        <strong>{itemTitle(item, { t })}</strong>
        {note && <span className="muted small">{note}</span>}
      </span>
      {answer && <StatusBadge tone={TONES[answer]}>{t(`vetting.answer.${answer}`)}</StatusBadge>}
    </li>
  );
}

/** What the reader can do next. */
function VisitActs({ visit }: { visit: ShownVisit }) {
  const { t } = useI18n();
  if (visit.state === 'submitted') {
    return visit.mayApprove ? (
      <p>
        <LinkButton href={`/staff/visits/${visit.id}/approval`} icon="agreed">
          {t('vetting.toApproval')}
        </LinkButton>
      </p>
    ) : (
      <p className="muted">{t('vetting.waitsForAnother')}</p>
    );
  }
  if (isOpenToVisitor(visit.state)) {
    return (
      <Form action={`/staff/visits/${visit.id}/withdrawal`}>
        <p className="muted">{t('vetting.openWith', { name: visit.visitor })}</p>
        <Button look="quiet" icon="remove">
          {t('vetting.drop')}
        </Button>
      </Form>
    );
  }
  if (visit.state !== 'approved') return null;
  return (
    <p>
      <LinkButton
        href={visit.correctedById ? `/staff/visits/${visit.correctedById}` : `/staff/visits/${visit.id}/correction`}
        look="plain"
        icon={visit.correctedById ? 'next' : 'edit'}
      >
        {t(visit.correctedById ? 'vetting.toCorrection' : 'vetting.correct')}
      </LinkButton>
    </p>
  );
}
