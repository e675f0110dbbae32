import { Building2, Keyboard, LogOut, Settings, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLocation } from 'wouter';
import { t } from '../i18n';
import { Menu, type MenuItem } from '../ui/menu';
import { paths } from './paths';
import { useSession } from './session';

interface WorkspaceMenuProps {
  readonly slug: string;
  readonly trigger: ReactElement<Record<string, unknown>>;
}

/** What concerns the workspace as a whole, and oneself. */
export function WorkspaceMenu({ slug, trigger }: WorkspaceMenuProps) {
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
  return <Menu trigger={trigger} items={items} />;
}
