import '../../i18n/late/page';
import { Archive, ArrowRightLeft, Copy, Link2, ListTree, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useDialogs } from '../../app/dialogs';
import { elementOf } from '../../app/element-of';
import { useIssueActions } from '../../app/issue-actions';
import { usePick } from '../../app/picking';
import { t } from '../../i18n';
import { useKeysOf } from '../../keys';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { mayEdit } from '../../store/selectors';
import { Menu, type MenuItem } from '../../ui/menu';

interface IssueMenuProps {
  readonly slug: string;
  readonly id: Id;
  readonly trigger: ReactElement<Record<string, unknown>>;
}

/** What else can be done with an issue. */
export function IssueMenu({ slug, id, trigger }: IssueMenuProps) {
  const actions = useIssueActions(slug);
  const { createIssue } = useDialogs();
  const pick = usePick();
  const mayChange = useTables((tables) => mayEdit(tables, tables.issues.get(id)?.project ?? ''));
  const keys = {
    copy: useKeysOf('issue.copyAddress'),
    sub: useKeysOf('issue.subItem'),
    duplicate: useKeysOf('issue.duplicate'),
    project: useKeysOf('issue.project'),
    archive: useKeysOf('issue.archive'),
    remove: useKeysOf('issue.delete'),
  };
  const withKeys = (written: string | undefined) => (written ? { keys: written } : {});
  const changes: readonly MenuItem[] = [
    {
      id: 'sub',
      label: t('issue.addSubItem'),
      icon: <ListTree size={16} />,
      ...withKeys(keys.sub),
      run: () => createIssue(actions.below(id)),
    },
    {
      id: 'duplicate',
      label: t('issue.duplicate'),
      icon: <Copy size={16} />,
      ...withKeys(keys.duplicate),
      run: () => actions.duplicate([id]),
    },
    {
      id: 'project',
      label: t('issue.moveTo'),
      icon: <ArrowRightLeft size={16} />,
      ...withKeys(keys.project),
      run: () => pick('project', [id], elementOf(id)),
    },
    {
      id: 'archive',
      label: t('issue.archive'),
      icon: <Archive size={16} />,
      ...withKeys(keys.archive),
      run: () => actions.archive([id]),
    },
    { kind: 'line', id: 'line' },
    {
      id: 'delete',
      label: t('issue.delete'),
      icon: <Trash2 size={16} />,
      danger: true,
      ...withKeys(keys.remove),
      run: () => actions.remove([id]),
    },
  ];
  const items: readonly MenuItem[] = [
    {
      id: 'copy',
      label: t('issue.copyAddress'),
      icon: <Link2 size={16} />,
      ...withKeys(keys.copy),
      run: () => actions.copy(id),
    },
    ...(mayChange ? changes : []),
  ];
  return <Menu trigger={trigger} items={items} align="end" />;
}
