import type { ReactNode } from 'react';
import keptForm from '~/enhance/kept-form.ts?worker&url';
import { useI18n } from '~/platform/i18n';

type KeptFormProps = {
  /** Names what is filled in on this device: the offer and its screen. */
  name: string;
  /** The page answers a sending (with errors, say): what stands in the fields is newer than what was kept. */
  answered: boolean;
  children: ReactNode;
};

/** Around a form: with scripts, what is typed outlives a cut network or a closed browser. Without, nothing changes. */
export function KeptForm({ name, answered, children }: KeptFormProps) {
  const { t } = useI18n();
  return (
    <>
      <kept-form
        data-key={name}
        data-waiting={t('catalogue.waitsForNetwork')}
        data-restored={t('catalogue.restored')}
        data-answered={answered ? '' : undefined}
      >
        <p className="kept-form-state" role="status" data-state="" />
        {children}
      </kept-form>
      <script type="module" src={keptForm} />
    </>
  );
}
