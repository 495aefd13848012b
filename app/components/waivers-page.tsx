import type { Rule } from '~/domain/eligibility/rules';
import type { WaiverView } from '~/domain/eligibility/waivers/waiver-requests.queries.server';
import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { EmptyState } from './empty-state';
import { ErrorSummary } from './error-summary';
import { Page } from './page';
import type { Serialised } from './serialised';
import { WaiverCard } from './waiver-card';
import { WaiverForm, type WaiverFormValues } from './waiver-form';

type WaiversPageProps = {
  name: string;
  lead: string;
  back: string;
  waivers: Serialised<WaiverView>[];
  rules: Rule[];
  groups: { id: string; name: string; code: string }[];
  me: string;
  mayApprove: boolean;
  /** Whether blanket waivers can be decided here. */
  ofBranch: boolean;
  empty: WaiverFormValues;
  done: boolean;
  answer: { typed: WaiverFormValues; fields: Record<string, string>; problem: string | null } | undefined;
};

/** Waivers of an enterprise or a branch: what was asked for, and the form that asks. */
export function WaiversPage(props: WaiversPageProps) {
  const { t } = useI18n();
  const { waivers, me, answer } = props;
  const fields = answer?.fields ?? {};
  return (
    <Page
      title={t('eligibility.waiver.title')}
      lead={<bdi>{props.name}</bdi>}
      width="form"
      search={false}
      back={{ href: props.back, label: t('common.back') }}
    >
      {props.done && !answer && <Alert tone="good" title={t('eligibility.stepDone')} />}
      {answer?.problem && <Alert tone="bad" title={answer.problem} />}
      <ErrorSummary errors={Object.entries(fields).map(([field, message]) => ({ field, message }))} />
      <p>{props.lead}</p>
      {waivers.length === 0 && <EmptyState icon="checklist" title={t('eligibility.waiver.none')} />}
      {waivers.map((waiver) => (
        <WaiverCard
          key={waiver.id}
          waiver={waiver}
          me={me}
          mayApprove={props.mayApprove && waiver.blanket === props.ofBranch}
        />
      ))}
      <WaiverForm rules={props.rules} groups={props.groups} values={answer?.typed ?? props.empty} errors={fields} />
    </Page>
  );
}
