import { dialled } from '~/platform/dialled';
import { useI18n } from '~/platform/i18n';
import { Card } from '../card';
import { LinkButton } from '../link-button';
import { LinkList } from '../link-list';

type Note = { id: string; words: string; writtenAt: string; changedAt: string | null };

type SupplierContactProps = {
  supplierId: string;
  canAsk: boolean;
  ties: {
    isOwn: boolean;
    mayCall: boolean;
    phone: string | null;
    usedBy: number | null;
    openSamples: { id: string; title: string }[];
  } | null;
};

/** What a supplier's page has for its reader: contact, a sample, how many of her branch use it. */
export function SupplierContact({ supplierId, canAsk, ties }: SupplierContactProps) {
  const { t, number } = useI18n();
  if (!ties) {
    return (
      <Card title={t('sourcing.sampleTitle')}>
        <p>{t('sourcing.signInToAsk')}</p>
        <LinkButton href={`/sign-in?next=${encodeURIComponent(`/enterprises/${supplierId}`)}`} icon="signIn">
          {t('common.signIn')}
        </LinkButton>
      </Card>
    );
  }
  if (ties.isOwn) {
    return (
      <Card title={t('sourcing.yourSupplier')}>
        <LinkButton href="/sell" look="plain" icon="enterprise">
          {t('common.sell')}
        </LinkButton>
      </Card>
    );
  }
  return (
    <Card title={t('sourcing.contact')}>
      {ties.phone ? (
        <LinkButton href={`tel:${dialled(ties.phone)}`} look="plain" icon="phone">
          <bdi dir="ltr">{ties.phone}</bdi>
        </LinkButton>
      ) : (
        <p className="muted">{t(ties.mayCall ? 'sourcing.noPhone' : 'sourcing.contactAfter')}</p>
      )}
      {ties.openSamples.length > 0 && (
        <LinkList
          rows={ties.openSamples.map(({ id, title }) => ({
            key: id,
            href: `/samples/${id}`,
            title: <bdi>{title}</bdi>,
            detail: t('sourcing.sampleOnItsWay'),
          }))}
        />
      )}
      {canAsk && (
        <LinkButton href={`/enterprises/${supplierId}/samples/new`} icon="package">
          {t('sourcing.askSample')}
        </LinkButton>
      )}
      {ties.usedBy !== null && <p>{t('sourcing.usedBy', { count: number(ties.usedBy) })}</p>}
    </Card>
  );
}

/** What the reader wrote down about a supplier, and the way to write more. */
export function OwnNotes({ supplierId, notes }: { supplierId: string; notes: Note[] }) {
  const { t, date } = useI18n();
  return (
    <Card title={t('sourcing.yourNotes')}>
      <p className="muted">{t('sourcing.notesPrivate')}</p>
      {notes.length > 0 && (
        <ul className="note-list">
          {notes.map(({ id, words, writtenAt, changedAt }) => (
            <li key={id}>
              <p className="user-text" dir="auto">
                {words}
              </p>
              <p className="muted small">
                {date((changedAt ?? writtenAt).slice(0, 10))}
                {' · '}
                <a className="tap" href={`/suppliers/notes/${id}`}>
                  {t('sourcing.changeNote')}
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
      <LinkButton href={`/enterprises/${supplierId}/notes`} look="plain" icon="edit">
        {t('sourcing.writeNote')}
      </LinkButton>
    </Card>
  );
}
