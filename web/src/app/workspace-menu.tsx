import { Building2, Keyboard, LogOut, Settings, UserRound } from 'lucide-react';
import { useLocation } from 'wouter';
import { t } from '../i18n';
import type { MenuItem } from '../ui/menu';
import { MenuPart } from '../ui/menu-part';
import { paths } from './paths';
import { useSession } from './session';

/** What the menu of a workspace needs. */
export interface WorkspaceMenuProps {
  readonly slug: string;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** What concerns the workspace as a whole, and oneself. */
export function WorkspaceMenu({ slug, anchor, onClose }: WorkspaceMenuProps) {
  const [, go] = useLocation();
  const { session, leave } = useSession();
  const items: readonly MenuItem[] = [
    ...(session.phase === 'in'
      ? [{ kind: 'label' as const, id: 'me', label: session.me.email || session.me.display_name }]
      : []),
    {
      id: 'profile',
      label: t('nav.profile'),
      icon: <UserRound size={16} />,
      run: () => go(paths.settings(slug)),
    },
    {
      id: 'settings',
      label: t('nav.settings'),
      icon: <Settings size={16} />,
      run: () => go(paths.settings(slug, 'general')),
    },
    {
      id: 'keys',
      label: t('nav.help'),
      icon: <Keyboard size={16} />,
      keys: '?',
      run: () => go(paths.settings(slug, 'keys')),
    },
    { kind: 'line', id: 'line' },
    {
      id: 'workspaces',
      label: t('nav.otherWorkspaces'),
      icon: <Building2 size={16} />,
      run: () => go(paths.chooseWorkspace()),
    },
    { id: 'leave', label: t('nav.signOut'), icon: <LogOut size={16} />, run: () => void leave() },
  ];
  return <MenuPart anchor={anchor} items={items} align="start" onClose={onClose} />;
}
