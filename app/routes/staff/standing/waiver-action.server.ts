import { json, redirect } from '@remix-run/node';
import { decideWaiver } from '~/domain/eligibility/waivers/decide-waiver.server';
import { requestWaiverSchema, type RequestWaiverInput } from '~/domain/eligibility/waivers/request-waiver.schema';
import type { RequestWaiverError } from '~/domain/eligibility/waivers/request-waiver.server';
import { WAIVER_STEPS, type WaiverStep } from '~/domain/eligibility/waivers/waiver-request';
import type { StaffMember } from '~/platform/actor';
import { today } from '~/platform/clock';
import { transact, type Tx } from '~/platform/db.server';
import { sentForm } from '~/platform/form-data.server';
import { translator } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import type { RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { Result } from '~/platform/result';
import type { WaiverFormValues } from '~/components/waiver-form';
import { fieldProblems, problemWords } from './officer-problem';

const isStep = (step: string): step is WaiverStep => Object.hasOwn(WAIVER_STEPS, step);

type Asked = (tx: Tx, input: RequestWaiverInput) => Promise<Result<string, RequestWaiverError>>;

/** What the form for waivers starts with. */
export function emptyWaiver(day: string): WaiverFormValues {
  return { rules: [], groupIds: [], fromOn: day, untilOn: '', reasonCode: '', reason: '', formId: newId() };
}

/** Takes what was sent from a page of waivers: a new request, or a word to one that waits. */
export async function waiverAction(
  request: Request,
  context: RequestContext,
  officer: StaffMember,
  page: { address: string; timeZone: string; ask: Asked },
) {
  const form = await sentForm(request);
  const words = translator(context.locale);
  const all = (name: string) => form.getAll(name).filter((value): value is string => typeof value === 'string');
  const one = (name: string) => all(name).at(-1) ?? '';
  const typed: WaiverFormValues = {
    rules: all('rules'),
    groupIds: all('groupIds'),
    fromOn: one('fromOn'),
    untilOn: one('untilOn'),
    reasonCode: one('reasonCode'),
    reason: one('reason'),
    formId: isId(one('formId')) ? one('formId') : newId(),
  };
  const refused = (fields: Record<string, string>, problem: string | null, status: 409 | 422) =>
    json({ typed, fields, problem }, { status });
  const { db } = context.database;
  const step = one('step');
  if (step === 'ask') {
    const input = requestWaiverSchema(today(context.clock, page.timeZone)).safeParse(typed);
    if (!input.success) return refused(fieldProblems(input.error.issues, words), null, 422);
    const asked = await transact(db, (tx) => page.ask(tx, input.data));
    if (asked.ok) return redirect(`${page.address}?done`, 303);
    if (asked.error.code === 'not-found') throw notFound();
    return refused(
      { [asked.error.code === 'not-waivable' ? 'rules' : 'groupIds']: problemWords(asked.error, words) },
      null,
      422,
    );
  }
  const requestId = one('requestId');
  if (!isStep(step) || !isId(requestId)) return refused({}, words.t('eligibility.error.unknown-step'), 422);
  const decided = await decideWaiver(db, officer, requestId, step, context.clock);
  if (decided.ok) return redirect(`${page.address}?done`, 303);
  if (decided.error.code === 'waiver-not-found') throw notFound();
  return refused({}, problemWords(decided.error, words), 409);
}
