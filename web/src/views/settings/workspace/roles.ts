import { t } from '../../../i18n';
import type { ProjectRole } from '../../../store/rows';

const ROLES: readonly ProjectRole[] = ['admin', 'member', 'guest'];

export function roleOptions() {
  return ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
}
