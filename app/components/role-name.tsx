import { isMessageKey, useI18n } from '~/platform/i18n';

/** A member's role in her group, in a word. */
export function RoleName({ role }: { role: string }) {
  const { t } = useI18n();
  const key = `staff.role.${role}`;
  return <>{isMessageKey(key) ? t(key) : role}</>;
}
