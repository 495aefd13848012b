import type { z } from 'zod';
import type { ApiScope } from '~/domain/identity/api-scopes';
import { translator } from '~/platform/i18n';
import type { RequestContext } from '~/platform/request.server';
import type { problemAnswer } from './api-schemas';

/** An answer of the open interface, held to its schema: what the schema does not name does not get out. */
export function apiAnswer<Schema extends z.ZodType>(schema: Schema, value: unknown): Response {
  return Response.json(schema.parse(value));
}

/** A refusal of a route of the open interface. */
export function apiProblem(status: number, problem: z.input<typeof problemAnswer>): Response {
  return Response.json(problem, { status });
}

/** A parameter that is not understood. */
export function badField(context: RequestContext, field: string, error = 'bad-field'): Response {
  return apiProblem(400, { error, field, message: translator(context.locale).t('search.badField', { field }) });
}

/** Throws 403 where a token is shown whose scopes do not reach so far; who shows none reads what everybody may. */
export function requireScope(context: RequestContext, scope: ApiScope): void {
  if (context.program === null || context.program.scopes.includes(scope)) return;
  const message = translator(context.locale).t('identity.tokens.scopeMissing', { scope });
  throw apiProblem(403, { error: 'scope-missing', message });
}
