import '../../i18n/late/choose';
import '../../i18n/late/undo';
import '../../i18n/late/whole';
import { useCallback, useMemo, useState } from 'react';
import { type BulkResult, isFiltering, type ProjectPlace, type Where } from '../../api/bulk';
import { useDialogs } from '../../app/dialogs';
import { usePick } from '../../app/picking';
import { commandId } from '../../commands/ids';
import { undoCommand } from '../../commands/undoing';
import { t } from '../../i18n';
import { type Offer, targets, useKeys } from '../../keys';
import { useEngine } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { notify } from '../../ui/toast';
import { BulkActions, type BulkDeeds } from './bulk-actions';
import { refusalsOf, summaryOf, type Wanted, type WholeProperty } from './whole-change';
import { WholeDialog } from './whole-dialog';

/** What the bar needs. */
export interface WholeBarProps {
  readonly slug: string;
  readonly project: Id;
  readonly where: Where;
  /** How many matched when all of them were selected. */
  readonly count: number | null;
  readonly onClear: () => void;
}

/** What can be done with everything that the page asks for, at once. */
export function WholeBar({ slug, project, where, count, onClear }: WholeBarProps) {
  const pick = usePick();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const place = useMemo<ProjectPlace>(() => ({ slug, project }), [slug, project]);
  const tell = useTell(project, onClear);
  const isFiltered = isFiltering(where);
  const deeds: BulkDeeds = {
    change: (property, anchor) =>
      pick(property, [], anchor, {
        project,
        onChoose: (_, { id, label }) =>
          setWanted({ kind: 'set', property, value: id, name: label, isTakenOff: false }),
      }),
    archive: () => setWanted({ kind: 'archive' }),
    remove: () => setWanted({ kind: 'delete' }),
  };
  useWholeKeys(deeds);
  const close = useCallback(() => setWanted(null), []);
  return (
    <>
      <BulkActions
        project={project}
        deeds={deeds}
        onClear={onClear}
        count={t(isFiltered ? 'whole.count' : 'whole.countAll', { count: count ?? 0 })}
      />
      {wanted ? (
        <WholeDialog place={place} where={where} wanted={wanted} onDone={tell} onClose={close} />
      ) : null}
    </>
  );
}

/** Says what became of all of them, with a way back, and selects nothing any longer. */
function useTell(project: Id, onClear: () => void) {
  const { store, history } = useEngine();
  const { undo } = useDialogs();
  return useCallback(
    ({ kind }: Wanted, results: readonly BulkResult[], key: string) => {
      const summary = summaryOf(results);
      const { changed: count, refused, position } = summary;
      const { workspace, me } = store.tables();
      const of = position !== null && {
        project,
        command: commandId(workspace.id, me, key),
        position,
      };
      const did = t(DID[kind], { count });
      if (of) history.note(did, undoCommand(of, did), 'user');
      notify({
        title: t(DONE[kind], { count }),
        ...(refused > 0 && { text: refusalsOf(summary) }),
        bad: refused > 0,
        ...(of && { action: { label: t('undo.open'), run: () => undo(of) } }),
      });
      onClear();
    },
    [store, history, undo, project, onClear],
  );
}

const DONE = { set: 'whole.changed', archive: 'whole.archived', delete: 'whole.deleted' } as const;

const DID = {
  set: 'whole.action',
  archive: 'whole.actionArchive',
  delete: 'whole.actionDelete',
} as const;

const KEYS: readonly (readonly [Offer['id'], WholeProperty])[] = [
  ['issue.state', 'state'],
  ['issue.move', 'state'],
  ['issue.priority', 'priority'],
  ['issue.assignee', 'assignee'],
  ['issue.label', 'label'],
  ['issue.dueDate', 'dueDate'],
  ['issue.cycle', 'cycle'],
  ['issue.module', 'module'],
  ['issue.estimate', 'estimate'],
];

/** What only single issues can be given. */
const NOT_AT_ONCE: readonly Offer['id'][] = ['issue.parent', 'issue.project', 'issue.duplicate'];

/** The keys act on everything as well, unless an issue is open beside it. */
function useWholeKeys(deeds: BulkDeeds): void {
  const offer = (id: Offer['id'], run: () => void): Offer => ({
    id,
    scope: 'selection',
    when: () => targets().length === 0,
    run,
  });
  const bar = () => document.querySelector('.bulk');
  useKeys([
    ...KEYS.map(([id, property]) => offer(id, () => deeds.change(property, bar()))),
    offer('issue.archive', deeds.archive),
    offer('issue.delete', deeds.remove),
    ...NOT_AT_ONCE.map((id) => offer(id, () => notify({ title: t('whole.notThis') }))),
  ]);
}
