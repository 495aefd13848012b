import { ActionBar } from '~/components/action-bar';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { TextArea } from '~/components/text-area';
import { checklistOf, type ItemSource } from '~/domain/eligibility/visits/checklist';
import type { VisitView } from '~/domain/eligibility/visits/visit-view';
import type { TypedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { ComputedItem } from './computed-item';
import { VisitItem } from './visit-item';

type VisitFormProps = {
  visit: Omit<VisitView, 'events'>;
  typed: TypedText;
  words: Record<string, string>;
};

const ASKED: readonly ItemSource[] = ['attested', 'seen'];

/** The checklist as it is filled in on the spot: what the records say, what she says, what the visitor sees. */
export function VisitForm({ visit, typed, words }: VisitFormProps) {
  const { t } = useI18n();
  const { items } = checklistOf(visit.checklist, visit.checklistVersion);
  return (
    <Form>
      <input type="hidden" name="version" value={typed.version} />
      {visit.returnedReason && visit.state === 'returned' && (
        <p className="visit-returned">
          <strong>{t('vetting.returnedBecause')}</strong> {visit.returnedReason}
        </p>
      )}
      {visit.correctionReason && (
        <p className="muted">{t('vetting.correctsBecause', { reason: visit.correctionReason })}</p>
      )}
      <Field
        name="visitedOn"
        type="date"
        label={t('vetting.visitedOn')}
        value={typed.visitedOn}
        error={words.visitedOn}
        readOnly={visit.correctsId !== null}
        width="medium"
      />
      <Field
        name="place"
        label={t('vetting.place')}
        hint={t('vetting.placeHint')}
        value={typed.place}
        error={words.place}
        maxLength={1000}
      />
      <h2>{t('vetting.source.computed')}</h2>
      <ul className="visit-computed">
        {items
          .filter(({ source }) => source === 'computed')
          .map(({ item }) => (
            <ComputedItem key={item} item={item} figures={visit.figures} />
          ))}
      </ul>
      {ASKED.map((source) => (
        <section key={source} className="visit-section">
          <h2>{t(`vetting.source.${source}`)}</h2>
          {items
            .filter((one) => one.source === source)
            .map((one) => (
              <VisitItem
                key={one.item}
                {...one}
                answer={typed[`answer-${one.item}`]}
                note={typed[`note-${one.item}`]}
                error={words[`answer-${one.item}`]}
                noteError={words[`note-${one.item}`]}
              />
            ))}
        </section>
      ))}
      <TextArea
        name="remark"
        label={t('vetting.remark')}
        value={typed.remark}
        error={words.remark}
        maxLength={4000}
        rows={3}
        optional
      />
      <Checkbox name="stern" checked={typed.stern === 'yes'} label={t('vetting.stern')} hint={t('vetting.sternHint')} />
      <ActionBar>
        <Button look="plain" icon="check" name="step" value="save">
          {t('vetting.save')}
        </Button>
        <Button icon="next" name="step" value="submit">
          {t('vetting.submit')}
        </Button>
      </ActionBar>
    </Form>
  );
}
