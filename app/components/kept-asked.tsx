import { without, type Asked, type AskedName } from '~/domain/catalogue/offers-address';

/** Hidden fields that keep what else is asked of a list. */
export function KeptAsked({ asked, but }: { asked: Asked; but: readonly AskedName[] }) {
  return Object.entries(without(asked, 'cursor', ...but)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
