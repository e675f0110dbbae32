import { Columns3, List as ListIcon, Table2, TextSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import type { Layout, ViewState } from '../../query';
import type { Id } from '../../store/rows';
import { Segments } from '../../ui/segments';
import { DisplayMenu } from './display-menu';
import { Filters } from './filters';

interface ToolbarProps {
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
  readonly project: Id | null;
  /** Whether the line of the query is there. */
  readonly isQuerying: boolean;
  readonly onQuery: () => void;
  /** What stands before the filters. */
  readonly children?: ReactNode;
  /** What stands behind them. */
  readonly after?: ReactNode;
}

/** Filter, layout and display of a page of issues. */
export function Toolbar(props: ToolbarProps) {
  const { view, onView, project, isQuerying, onQuery, children, after } = props;
  const show = (layout: Layout) => onView({ layout });
  useKeys([
    { id: 'view.query', scope: 'view', run: onQuery },
    { id: 'view.list', scope: 'view', run: () => show('list') },
    { id: 'view.board', scope: 'view', run: () => show('board') },
    { id: 'view.table', scope: 'view', run: () => show('table') },
  ]);
  return (
    <div className="toolbar" role="toolbar" aria-label={t('view.display')}>
      {children}
      <Filters filter={view.filter} project={project} onChange={(filter) => onView({ filter })} />
      <button
        type="button"
        className="button"
        data-opens="query"
        aria-expanded={isQuerying}
        onClick={onQuery}
      >
        <TextSearch aria-hidden="true" />
        {t('view.query')}
      </button>
      {after}
      <div className="toolbar__end">
        <Segments
          label={t('view.layout')}
          value={view.layout}
          onChange={show}
          options={[
            { value: 'list', label: t('view.layout.list'), icon: <ListIcon />, isBare: true },
            { value: 'board', label: t('view.layout.board'), icon: <Columns3 />, isBare: true },
            { value: 'table', label: t('view.layout.table'), icon: <Table2 />, isBare: true },
          ]}
        />
        <DisplayMenu view={view} onView={onView} isWide={project === null} />
      </div>
    </div>
  );
}
