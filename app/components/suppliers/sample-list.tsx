import type { ListedSample } from '~/domain/sourcing/suppliers/sample.queries.server';
import type { SampleSide } from '~/domain/sourcing/suppliers/sample.states';
import { useI18n } from '~/platform/i18n';
import { Photo } from '../photo';
import { SampleBadge } from './sample-badge';

type SampleListItem = Omit<ListedSample, 'unit' | 'askedAt'> & { unitName: string; askedAt: string };

/** Samples as rows that are links: of what, from or for whom, and where each stands. */
export function SampleList({ samples, side }: { samples: SampleListItem[]; side: SampleSide }) {
  const { t, number, date } = useI18n();
  return (
    <ul className="rows">
      {samples.map((sample) => (
        <li key={sample.id}>
          <a className="row" href={`/samples/${sample.id}`}>
            <Photo picture={null} productType={sample.productType} alt="" className="row-picture" />
            <span className="row-words">
              <span className="row-title" lang={sample.language}>
                <bdi>{sample.title}</bdi>
              </span>
              <span>{t('sourcing.amount', { quantity: number(sample.quantity), unit: sample.unitName })}</span>
              <span className="muted">
                {t(side === 'buyer' ? 'sourcing.sampleFrom' : 'sourcing.sampleFor', { name: sample.otherParty })}
                {' · '}
                {date(sample.askedAt.slice(0, 10))}
              </span>
              <span className="row-state">
                <SampleBadge state={sample.state} />
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
