import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ShellProvider } from '~/components/shell';
import { DEFAULT_TERMS } from '~/domain/programme/group-terms';
import type { MeetingFacts } from '~/domain/programme/meeting-sheet';
import { I18nProvider } from '~/platform/i18n';
import { MeetingForm } from './meeting-form';

const member = (memberId: string, name: string) => ({
  ...{ memberId, name, code: memberId, joinedOn: '2024-01-01', leftOn: null, savedMinor: 0, hasPin: true },
});
const fines = [
  { reason: 'Late', amountMinor: 10_00, mark: 'late' as const },
  { reason: 'Telephone', amountMinor: 5_00 },
];
const facts: MeetingFacts = {
  ...{ groupId: 'g', name: 'Roja', kind: 'savings', currency: 'INR', today: '2026-06-15', formedOn: '2024-01-01' },
  ...{ plannedOn: null, last: null, loans: [], approved: [], between: [], turnOf: null },
  members: [member('a', 'Asha'), member('b', 'Bina')],
  terms: { ...DEFAULT_TERMS, rhythm: 'weekly', weekday: 1, fines },
};

function form(typed: Record<string, string>): string {
  const shell = { path: '/', account: null, formToken: null };
  return renderToStaticMarkup(
    <I18nProvider locale="en">
      <ShellProvider shell={shell}>
        <MeetingForm facts={facts} typed={{ heldOn: '2026-06-15', ...typed }} wrong={{}} totals={null} sheetId="s" />
      </ShellProvider>
    </I18nProvider>,
  );
}

it('puts the fine for being late forward for who was late, by name, and charges nobody', () => {
  const html = form({ 'mark.a': 'late', 'mark.b': 'present' });
  const lines = [...html.matchAll(/<li data-fine-of="(\w)" data-fine-mark="late"( hidden="")?>/g)];
  expect(lines.map(([, who, hidden]) => [who, hidden === undefined])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  expect(html).toContain('Asha: Late, ₹10');
  expect(html).not.toContain('Asha: Telephone');
  expect(html).not.toMatch(/name="fine\.\d+\.amount"[^>]*value=/);
});

it('lists its parts to jump to, each of which is there and can be folded', () => {
  const html = form({});
  const parts = [...html.matchAll(/href="#(part-\w+)"/g)].map(([, id]) => id ?? '');
  expect(parts.length).toBeGreaterThan(9);
  for (const id of parts) expect(html).toContain(`<summary><h2 id="${id}">`);
});
