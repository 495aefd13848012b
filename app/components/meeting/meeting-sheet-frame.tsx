import type { ReactNode } from 'react';
import meetingSheet from '~/enhance/meeting-sheet.ts?worker&url';
import meetingWorker from '~/enhance/meeting-worker.ts?worker&url';
import { Icon } from '~/components/icon';
import type { MeetingFacts } from '~/domain/programme/meeting-sheet';
import { useI18n } from '~/platform/i18n';
import { problemTemplates } from './problem-words';

type FrameProps = {
  accountId: string;
  facts: MeetingFacts;
  /** With what numbers to sign with are sealed on the device: "<id> <key>". */
  seal: string;
  /** This page answers a sending: what stands in the fields is newer than what the device keeps. */
  answered: boolean;
  /** The sheet that is mended here; null for a new meeting. */
  mended: string | null;
  children: ReactNode;
};

/**
 * Around the form: with scripts it goes one person at a time, counts along, keeps everything on the device, works without
 * a network and sends itself once when there is one. Without scripts nothing changes.
 */
export function MeetingSheetFrame({ accountId, facts, seal, answered, mended, children }: FrameProps) {
  const { t, locale } = useI18n();
  const words = {
    ...problemTemplates(t),
    kept: t('meeting.state.kept'),
    notKept: t('meeting.state.notKept'),
    restored: t('meeting.state.restored', { time: '{time}' }),
    waiting: t('meeting.state.waiting', { time: '{time}' }),
    sending: t('meeting.state.sending'),
    offline: t('meeting.state.offline'),
    place: t('meeting.place', { place: '{place}', of: '{of}' }),
    gapNone: t('meeting.gap.none'),
    gapOver: t('meeting.gap.over', { amount: '{amount}' }),
    gapUnder: t('meeting.gap.under', { amount: '{amount}' }),
    another: t('meeting.another'),
    problems: t('meeting.mendFirst'),
  };
  return (
    <>
      <meeting-sheet
        data-account={accountId}
        data-locale={locale}
        data-seal={seal}
        data-worker={meetingWorker}
        data-facts={JSON.stringify(facts)}
        data-words={JSON.stringify(words)}
        data-answered={answered ? '' : undefined}
        data-sheet={mended ?? undefined}
      >
        <p className="meeting-state" data-state="" role="status" />
        <div className="meeting-way" data-way="" hidden>
          <details className="meeting-contents">
            <summary>
              <Icon name="checklist" />
              <span data-where="" />
            </summary>
            <ul className="meeting-contents-list" data-contents="" />
          </details>
        </div>
        {children}
        <template data-warning="">
          <Icon name="warning" />
        </template>
      </meeting-sheet>
      <script type="module" src={meetingSheet} />
    </>
  );
}
