import '../../i18n/late/choose';
import '../../i18n/late/whole';
import { ArrowRightLeft } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { isFiltering } from '../../api/bulk';
import { useIssueActions } from '../../app/issue-actions';
import { usePick } from '../../app/picking';
import { t } from '../../i18n';
import type { Filter, Scope, ViewState } from '../../query';
import { useTables } from '../../store/hooks';
import { mayEdit } from '../../store/selectors';
import { Button, IconButton } from '../../ui/button';
import { Tooltip } from '../../ui/tooltip';
import { BulkActions } from './bulk-actions';
import type { Cursor } from './cursor';
import { useCount } from './use-count';
import { whereOf } from './where';
import { WholeBar } from './whole-bar';

/** What the bar needs. */
export interface BulkBarProps {
  readonly slug: string;
  readonly cursor: Cursor;
  readonly view: ViewState;
  /** What the page is about, and the filter of its own. */
  readonly scope: Scope;
  readonly within: Filter | undefined;
}

/** What can be done with all that is selected, at once: issues by their names, or everything that the page asks for. */
export function BulkBar(props: BulkBarProps) {
  if (props.cursor.selected.size === 0 && !props.cursor.isWhole) return null;
  return <Bar {...props} />;
}

function Bar({ slug, cursor, view, scope, within }: BulkBarProps) {
  const project = scope.project ?? '';
  const may = useTables((tables) => mayEdit(tables, project));
  const { filter, pql, subs } = view;
  const where = useMemo(
    () => (may ? whereOf({ filter, pql, subs }, scope, within) : null),
    [may, filter, pql, subs, scope, within],
  );
  const count = useCount(slug, project, where);
  const isFiltered = where !== null && isFiltering(where);
  if (cursor.isWhole && where) {
    return (
      <WholeBar slug={slug} project={project} where={where} count={count} onClear={cursor.clear} />
    );
  }
  const hasMore = count !== null && count > cursor.selected.size;
  return (
    <SelectedBar
      slug={slug}
      cursor={cursor}
      offer={
        hasMore ? (
          <SelectWhole count={count} isFiltered={isFiltered} onSelect={cursor.selectWhole} />
        ) : null
      }
    />
  );
}

interface SelectWholeProps {
  readonly count: number;
  /** Whether the page asks for less than everything in its project. */
  readonly isFiltered: boolean;
  readonly onSelect: () => void;
}

/** Offers everything that the page asks for, where that is more than what is selected. */
function SelectWhole({ count, isFiltered, onSelect }: SelectWholeProps) {
  const label = t(isFiltered ? 'whole.select' : 'whole.selectAll', { count });
  return (
    <Tooltip text={t('whole.selectHint')}>
      <Button kind="outline" className="bulk__whole" aria-label={label} onClick={onSelect}>
        <span className="button__text">{label}</span>
        <span className="bulk__short">{t('whole.countAll', { count })}</span>
      </Button>
    </Tooltip>
  );
}

interface SelectedBarProps {
  readonly slug: string;
  readonly cursor: Cursor;
  readonly offer: ReactNode;
}

/** What can be done with issues that are selected by their names. */
function SelectedBar({ slug, cursor, offer }: SelectedBarProps) {
  const actions = useIssueActions(slug);
  const pick = usePick();
  const ids = [...cursor.selected];
  const project = useTables((tables) => tables.issues.get(ids[0] ?? '')?.project ?? '');
  return (
    <BulkActions
      project={project}
      deeds={{
        change: (property, anchor) => pick(property, ids, anchor),
        archive: () => actions.archive(ids),
        remove: () => actions.remove(ids),
      }}
      count={t('bulk.count', { count: ids.length })}
      offer={offer}
      onClear={cursor.clear}
    >
      <IconButton
        label={t('bulk.project')}
        onClick={(event) => pick('project', ids, event.currentTarget)}
      >
        <ArrowRightLeft />
      </IconButton>
    </BulkActions>
  );
}
