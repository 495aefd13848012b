import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { ErrorSummary } from '~/components/error-summary';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { Page } from '~/components/page';
import { API_SCOPES } from '~/domain/identity/api-scopes';
import { makeToken, ownTokens, revokeToken } from '~/domain/identity/api-tokens.server';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { plainLine } from '~/platform/plain-text';
import { requireActor } from '~/platform/request.server';
import { ok } from '~/platform/result';
import type { RouteHandle } from '~/platform/route-policy';
import { TokenList } from './token-list';

export const handle = { policy: 'account' } satisfies RouteHandle;

const nameField = z.string().default('').transform(plainLine).pipe(z.string().min(1).max(80));

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  return json({
    page: { title: translator(context.locale).t('identity.tokens.title') },
    formId: newId(),
    tokens: await ownTokens(context.database.db, actor),
    now: context.clock.now(),
  });
}

type Answer = { token: string | null; words: Record<string, string>; typed: TypedText };

const refused = (typed: TypedText, words: Record<string, string>, status: number) =>
  json<Answer>({ token: null, words, typed }, { status });

/** Makes a token and shows it, this once; with `revoke` it ends one. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { t } = translator(context.locale);
  const { db } = context.database;
  const typed = await typedText(request);
  const { revoke } = typed;
  if (revoke !== undefined) {
    if (isId(revoke)) await transact(db, async (tx) => ok(await revokeToken(tx, actor, revoke, context.clock)));
    return redirect('/account/tokens', 303);
  }
  const name = nameField.safeParse(typed.name);
  const scopes = API_SCOPES.filter((scope) => typed[scope] === 'yes');
  const words = {
    ...(!name.success && { name: t('identity.tokens.nameProblem') }),
    ...(scopes.length === 0 && { 'offers:read': t('identity.tokens.scopeProblem') }),
  };
  if (!name.success || scopes.length === 0) return refused(typed, words, 422);
  const formId = isId(typed.formId) ? typed.formId : newId();
  const made = await transact(db, (tx) => makeToken(tx, actor, { name: name.data, scopes, formId }, context.clock));
  if (made.ok) return json<Answer>({ token: made.value, words: {}, typed: {} });
  return made.error.code === 'made-already'
    ? refused({}, { name: t('identity.tokens.madeAlready') }, 409)
    : refused(typed, { name: t('identity.tokens.enough', { most: made.error.most }) }, 409);
}

export default function AccountTokens() {
  const { tokens, formId, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words = answer?.words ?? {};
  const typed = answer?.typed ?? {};
  return (
    <Page
      title={t('identity.tokens.title')}
      lead={t('identity.tokens.lead')}
      width="form"
      search={false}
      back={{ href: '/account', label: t('identity.account.title') }}
    >
      {answer?.token && (
        <Alert tone="good" title={t('identity.tokens.made')}>
          <p>
            <code className="token">{answer.token}</code>
          </p>
        </Alert>
      )}
      <ErrorSummary errors={Object.entries(words).map(([field, message]) => ({ field, message }))} />
      <TokenList tokens={tokens} now={new Date(now)} />
      <Card title={t('identity.tokens.new')}>
        <Form>
          <input type="hidden" name="formId" value={typed.formId ?? formId} />
          <Field
            name="name"
            label={t('identity.tokens.name')}
            hint={t('identity.tokens.nameHint')}
            value={typed.name}
            error={words.name}
            maxLength={80}
            autoComplete="off"
          />
          {API_SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              name={scope}
              checked={answer && !answer.token ? typed[scope] === 'yes' : true}
              label={t(`identity.tokens.scope.${scope}`)}
              error={words[scope]}
            />
          ))}
          <Button icon="add">{t('identity.tokens.make')}</Button>
        </Form>
      </Card>
    </Page>
  );
}
