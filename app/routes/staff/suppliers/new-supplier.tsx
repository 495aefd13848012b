import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { Select } from '~/components/select';
import { addSupplier } from '~/domain/eligibility/suppliers/add-supplier.server';
import { supplierCountries } from '~/domain/eligibility/suppliers/supplier.queries.server';
import { supplierSchema, type SupplierFieldProblem } from '~/domain/eligibility/suppliers/supplier.schema';
import { hasAct } from '~/domain/identity/staff-acts';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireStaff, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

function requireKeeper(context: RequestContext) {
  const actor = requireStaff(context);
  if (!hasAct(actor.staff, 'keep_suppliers')) throw notFound();
  return actor;
}

export async function loader({ context }: LoaderFunctionArgs) {
  const { staff } = requireKeeper(context);
  const countries = await supplierCountries(context.database.db, staff);
  const names = new Intl.DisplayNames([context.locale], { type: 'region' });
  return json({
    page: { title: translator(context.locale).t('vetting.addSupplier') },
    countries: countries.map((country) => ({ value: country, label: names.of(country) ?? country })),
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireKeeper(context);
  const { t } = translator(context.locale);
  const typed = await typedText(request);
  const parsed = supplierSchema.safeParse(typed);
  if (!parsed.success) {
    const words = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [
        String(path[0]),
        t(`vetting.problem.${message as SupplierFieldProblem}`),
      ]),
    );
    return refused(typed, words, 422);
  }
  const added = await transact(context.database.db, (tx) => addSupplier(tx, actor, parsed.data));
  if (added.ok) return redirect(`/staff/suppliers/${added.value}`, 303);
  if (added.error.code === 'not-your-country') {
    return refused(typed, { country: t('vetting.problem.not-your-country') }, 422);
  }
  return refused(typed, { name: t('vetting.problem.known-already') }, 409, added.error.enterpriseId);
}

function refused(typed: TypedText, words: Record<string, string>, status: number, knownId: string | null = null) {
  return json({ typed, words, knownId }, { status });
}

export default function NewSupplier() {
  const { countries } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const typed: TypedText = answer?.typed ?? {};
  const words: Record<string, string> = answer?.words ?? {};
  return (
    <Page
      title={t('vetting.addSupplier')}
      lead={t('vetting.addSupplierLead')}
      width="form"
      search={false}
      back={{ href: '/staff/suppliers', label: t('vetting.suppliers') }}
    >
      {answer?.knownId && (
        <Alert title={t('vetting.problem.known-already')}>
          <LinkButton href={`/staff/suppliers/${answer.knownId}`} look="plain" icon="next">
            {t('vetting.toSupplier')}
          </LinkButton>
        </Alert>
      )}
      <ErrorSummary errors={Object.entries(words).map(([field, message]) => ({ field, message }))} />
      <Form>
        <Field name="name" label={t('staff.name')} value={typed.name} error={words.name} maxLength={120} />
        <Select
          name="country"
          label={t('vetting.country')}
          options={countries}
          value={typed.country ?? (countries.length === 1 ? countries[0]?.value : undefined)}
          error={words.country}
        />
        <Field
          name="district"
          label={t('vetting.district')}
          value={typed.district}
          error={words.district}
          maxLength={120}
        />
        <Field
          name="sector"
          label={t('vetting.sells')}
          hint={t('vetting.sellsHint')}
          value={typed.sector}
          error={words.sector}
          maxLength={120}
          optional
        />
        <Field
          name="contactPhone"
          type="tel"
          label={t('vetting.phone')}
          value={typed.contactPhone}
          error={words.contactPhone}
          dir="ltr"
          optional
        />
        <Button icon="add">{t('vetting.addSupplier')}</Button>
      </Form>
    </Page>
  );
}
