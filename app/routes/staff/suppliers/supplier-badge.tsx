import { StatusBadge, type Tone } from '~/components/status-badge';
import type { SupplierState } from '~/domain/eligibility/suppliers/supplier.queries.server';
import { useI18n } from '~/platform/i18n';

const TONES: Record<SupplierState, Tone> = { vetted: 'good', waiting: 'waiting', blocked: 'bad' };

/** Whether a supplier may sell, in a word. */
export function SupplierBadge({ state }: { state: SupplierState }) {
  const { t } = useI18n();
  return <StatusBadge tone={TONES[state]}>{t(`vetting.supplierState.${state}`)}</StatusBadge>;
}
