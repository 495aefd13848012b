import type { ReactNode } from 'react';
import type { ShareOutFigures } from '~/domain/programme/share-out-figures';
import type { TypedText } from '~/platform/form-data.server';
import { useI18n } from '~/platform/i18n';
import { ActionBar } from './action-bar';
import { Button } from './button';
import { Card } from './card';
import { Field } from './field';
import { Form } from './form';
import { RadioGroup } from './radio-group';
import { TextArea } from './text-area';

type DrawFormProps = { again: boolean; problem?: string; children: ReactNode };

/** Draws a share-out up to be read aloud; nothing is paid by it. */
export function ShareOutDrawForm({ again, problem, children }: DrawFormProps) {
  const { t } = useI18n();
  return (
    <Card title={t(again ? 'shareOut.drawUpAgain' : 'shareOut.drawUp')} tone={again ? 'calm' : undefined}>
      <p>{children}</p>
      <Form>
        <input type="hidden" name="what" value="draw-up" />
        <RadioGroup
          name="socialFund"
          label={t('shareOut.socialFund')}
          value="carried_over"
          error={problem}
          options={(['carried_over', 'shared_equally'] as const).map((choice) => ({
            value: choice,
            label: t(`shareOut.socialFund.${choice}`),
          }))}
        />
        <Button look={again ? 'plain' : 'main'} icon={again ? 'refresh' : 'listen'}>
          {t(again ? 'shareOut.drawUpAgain' : 'shareOut.drawUp')}
        </Button>
      </Form>
    </Card>
  );
}

type ConfirmFormProps = {
  drawn: { id: string; figures: ShareOutFigures };
  currency: string;
  answer: { typed: TypedText; problems: Record<string, string> } | null;
};

/** Does the share-out that was read aloud: by what the meeting resolved, or by the word of two officers. */
export function ShareOutConfirmForm({ drawn, currency, answer }: ConfirmFormProps) {
  const { t, money } = useI18n();
  const typed: TypedText = answer?.typed ?? {};
  const problems: Record<string, string> = answer?.problems ?? {};
  return (
    <Card title={t('shareOut.doIt')} tone="call">
      <Form>
        <input type="hidden" name="what" value="confirm" />
        <input type="hidden" name="shareOutId" value={drawn.id} />
        <Field
          name="cashCounted"
          label={t('shareOut.cashCounted')}
          hint={t('shareOut.cashCountedHint', { amount: money(drawn.figures.cashAfterMinor, currency) })}
          value={typed.cashCounted}
          error={problems.cashCounted}
          inputMode="decimal"
          autoComplete="off"
          before={<bdi>{currency}</bdi>}
          width="medium"
        />
        <TextArea
          name="resolution"
          label={t('group.resolution')}
          hint={t('shareOut.resolutionHint')}
          value={typed.resolution}
          error={problems.resolution}
          rows={3}
          maxLength={1000}
          optional
        />
        <ActionBar>
          <Button icon="check">{t('shareOut.doIt')}</Button>
        </ActionBar>
      </Form>
    </Card>
  );
}
