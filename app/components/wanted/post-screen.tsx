import type { OwnPart } from '~/domain/sourcing/wanted/sets-of-post.queries.server';
import type { WantedView } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { useI18n } from '~/platform/i18n';
import { Alert } from '../alert';
import { Card } from '../card';
import { LinkButton } from '../link-button';
import { Page } from '../page';
import { AskedSellers } from './asked-sellers';
import { NotCovered, type NotCoveredProps } from './not-covered';
import { OwnParts } from './own-parts';
import { WantedBadge } from './wanted-badge';
import { WantedFacts, type WantedFactsProps } from './wanted-facts';
import { WantedHistory, type WantedHistoryProps } from './wanted-history';
import { WantedSets, type WantedSetsProps } from './wanted-sets';

type Said = 'posted' | 'changed' | 'ended' | 'asked' | 'not-open' | 'cannot-ask' | 'nothing-fits';

type Loaded = {
  line: string;
  post: WantedFactsProps['post'];
  asked: WantedView['asked'];
  found: (WantedSetsProps['found'] & NotCoveredProps['found']) | null;
  history: WantedHistoryProps['history'];
  parts: (OwnPart & { unitName: string })[];
  formId: string;
  said: Said | null;
  signedIn: boolean;
  sells: boolean;
};

/** A wanted post. `changes`: why a set that was asked is not possible any more; undefined where none was. */
export function PostScreen({ loaded, changes }: { loaded: Loaded; changes?: string[] }) {
  const { line, post, asked, found, history, parts, formId, said, signedIn, sells } = loaded;
  const { t } = useI18n();
  const isOpen = post.state === 'open';
  return (
    <Page
      title={line}
      lead={<WantedBadge state={post.state} />}
      back={{ href: post.isOwn ? '/wanted?mine=1' : '/wanted', label: t('wanted.title') }}
    >
      {said && <SaidAlert said={said} />}
      {changes && <SetChanged changes={changes} />}
      <div className="columns">
        <div className="stack">
          {found && !found.coversAll && <NotCovered post={post} found={found} />}
          {found && found.sets.length > 0 && <WantedSets post={post} found={found} asked={asked} formId={formId} />}
          {!post.isOwn && isOpen && <OwnParts post={post} parts={parts} signedIn={signedIn} sells={sells} />}
          {!isOpen && <Alert tone="neutral" title={t('wanted.notOpenAnyMore')} />}
          <AskedSellers asked={asked} />
        </div>
        <div className="stack">
          <Card title={t('wanted.facts')}>
            <WantedFacts post={post} />
          </Card>
          {post.isOwn && isOpen && (
            <div className="row">
              <LinkButton href={`/wanted/${post.id}/edit`} look="plain" icon="edit">
                {t('wanted.change')}
              </LinkButton>
              <LinkButton href={`/wanted/${post.id}/closing`} look="plain" icon="close">
                {t('wanted.end')}
              </LinkButton>
            </div>
          )}
          {history.length > 0 && <WantedHistory history={history} />}
        </div>
      </div>
    </Page>
  );
}

function SaidAlert({ said }: { said: Said }) {
  const { t } = useI18n();
  const good = said === 'posted' || said === 'changed' || said === 'ended' || said === 'asked';
  return (
    <Alert tone={good ? 'good' : 'bad'} title={t(`wanted.said.${said}`)}>
      {said === 'asked' && (
        <a className="tap" href="/quotes">
          {t('wanted.toQuotes')}
        </a>
      )}
    </Alert>
  );
}

function SetChanged({ changes }: { changes: string[] }) {
  const { t } = useI18n();
  return (
    <Alert tone="bad" title={t('wanted.setChanged')}>
      {changes.length > 0 && (
        <ul>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
