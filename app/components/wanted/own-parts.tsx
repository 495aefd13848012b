import { useI18n } from '~/platform/i18n';
import { Button } from '../button';
import { Card } from '../card';
import { Form } from '../form';
import { LinkButton } from '../link-button';

type OwnPartsProps = {
  post: { id: string; ownRequestId: string | null };
  parts: { offerId: string; unitName: string; most: number; readyOn: string | null }[];
  signedIn: boolean;
  sells: boolean;
};

/** What the reader could supply of it herself, and the way to say at what price; who sells nothing sees nothing here. */
export function OwnParts({ post, parts, signedIn, sells }: OwnPartsProps) {
  const { t, number, date } = useI18n();
  if (post.ownRequestId !== null) {
    return (
      <Card tone="call" title={t('wanted.youWereAsked')}>
        <LinkButton href={`/quotes/${post.ownRequestId}`} icon="message">
          {t('wanted.toRequest')}
        </LinkButton>
      </Card>
    );
  }
  if (!signedIn) {
    return (
      <Card tone="call" title={t('wanted.doYouMakeThis')}>
        <LinkButton href={`/sign-in?next=${encodeURIComponent(`/wanted/${post.id}`)}`} icon="account">
          {t('common.signIn')}
        </LinkButton>
      </Card>
    );
  }
  if (parts.length === 0) return sells && <p className="muted">{t('wanted.notYours')}</p>;
  return (
    <>
      {parts.map(({ offerId, unitName, most, readyOn }) => (
        <Card
          key={offerId}
          tone="call"
          title={t('wanted.youCould', {
            amount: t('wanted.amount', { quantity: number(most), unit: unitName }),
            date: readyOn === null ? '–' : date(readyOn),
          })}
        >
          <p>{t('wanted.youCouldText')}</p>
          <Form action={`/wanted/${post.id}/answers`}>
            <Button name="offerId" value={offerId} icon="message">
              {t('wanted.quote')}
            </Button>
          </Form>
        </Card>
      ))}
    </>
  );
}
