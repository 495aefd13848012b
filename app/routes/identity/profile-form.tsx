import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DefinitionList } from '~/components/definition-list';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Select, type Choice } from '~/components/select';
import type { FieldProblems } from '~/domain/identity/identity-fields.schema';
import { localeCodes, LOCALES, useI18n } from '~/platform/i18n';
import { summaryOf } from './problems';

type Profile = { displayName: string; organisation: string | null; country: string | null; locale: string };

type ProfileFormProps = {
  account: Profile & { phone: string | null; email: string | null };
  /** What was typed where the form comes back with problems. */
  typed: Profile | null;
  fields: FieldProblems;
  countries: Choice[];
};

/** What a person may change about herself. */
export function ProfileForm({ account, typed, fields, countries }: ProfileFormProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const shown = typed ?? account;
  const errorOf = (field: string) => (fields[field] ? t(fields[field]) : null);
  const knownBy = [account.phone, account.email].filter((one) => one !== null);
  return (
    <Card title={t('identity.account.profile')}>
      <DefinitionList
        items={[
          {
            key: 'knownBy',
            term: t('identity.account.knownBy'),
            value: knownBy.map((one) => (
              <bdi key={one} dir="ltr">
                {one}{' '}
              </bdi>
            )),
          },
        ]}
      />
      <ErrorSummary errors={summaryOf(fields, ['displayName', 'organisation', 'country', 'locale'], i18n)} />
      <Form action="/account">
        <Field
          name="displayName"
          label={t('identity.displayName')}
          value={shown.displayName}
          error={errorOf('displayName')}
          autoComplete="name"
          required
        />
        <Field
          name="organisation"
          label={t('identity.organisation')}
          value={shown.organisation}
          error={errorOf('organisation')}
          autoComplete="organization"
          optional
        />
        <Select
          name="country"
          label={t('identity.country')}
          options={countries}
          value={shown.country}
          error={errorOf('country')}
          optional
        />
        <Select
          name="locale"
          label={t('identity.account.language')}
          options={localeCodes.map((value) => ({ value, label: LOCALES[value].endonym }))}
          value={shown.locale}
          placeholder={false}
          error={errorOf('locale')}
        />
        <Button icon="check" block>
          {t('identity.account.save')}
        </Button>
      </Form>
    </Card>
  );
}
