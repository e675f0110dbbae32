import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useDialogs } from '../../app/dialogs';
import { paths } from '../../app/paths';
import { type Command, useRun } from '../../commands';
import {
  acceptSubmission,
  asBefore,
  declineSubmission,
  deleteSubmission,
  markDuplicate,
  putBackSubmission,
  snoozeSubmission,
} from '../../commands/intake';
import { t } from '../../i18n';
import { formatMoment } from '../../i18n/times';
import { useKeys } from '../../keys';
import { mayDeleteSubmission, mayTriage, statusAt } from '../../store/intake';
import { STATUS, type Submission } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { useEngine, useTables } from '../../store/subscribe';
import { announce } from '../../ui/announce';
import { notify } from '../../ui/toast';
import { DuplicatePicker, SnoozePicker } from './pickers';

/** What can be done with the submission that is open. */
export interface Triage {
  readonly accept: () => void;
  readonly decline: () => void;
  /** Opens the choice of a day; it hangs from an element. */
  readonly snooze: (anchor: Element | null) => void;
  /** Opens the choice of an issue; it hangs from an element. */
  readonly duplicate: (anchor: Element | null) => void;
  readonly putBack: () => void;
  readonly remove: () => void;
  readonly maySort: boolean;
  readonly mayRemove: boolean;
  readonly isPending: boolean;
  /** The choice that is open. */
  readonly open: ReactNode;
}

/** The place from which the choices hang when a key opens them. */
const place = (name: string) => document.querySelector(`[data-triage="${name}"]`);

/** What can be done with a submission, by buttons and by keys; `onGone` follows what takes it from the list. */
export function useTriage(
  slug: string,
  row: Submission | null,
  now: string,
  onGone: () => void,
): Triage {
  const run = useRun();
  const { store } = useEngine();
  const { confirm } = useDialogs();
  const [, go] = useLocation();
  const [choosing, setChoosing] = useState<{
    readonly what: 'snooze' | 'duplicate';
    readonly anchor: Element | null;
  } | null>(null);
  const maySort = useTables((tables) => row !== null && mayTriage(tables, row.project));
  const mayRemove = useTables((tables) => row !== null && mayDeleteSubmission(tables, row));
  const key = useTables((tables) => (row ? issueKey(tables, row) : ''));
  const isPending = row !== null && statusAt(row, now) === STATUS.pending;

  /** Gives a command, says what was done, and how it is taken back. */
  function sort(command: Command, done: string, back: Command | null): void {
    onGone();
    run(command);
    announce(done);
    notify({
      title: done,
      ...(back && { action: { label: t('action.undo'), run: () => void run(back) } }),
    });
  }

  function accept(): void {
    if (!row) return;
    onGone();
    run(acceptSubmission(row.id));
    const done = t('intake.accepted', { key });
    announce(done);
    const action = { label: t('intake.openIssue'), run: () => go(paths.issue(slug, key)) };
    notify({ title: done, action });
  }

  function snooze(until: string): void {
    if (!row) return;
    const done = t('intake.snoozed', { key, time: formatMoment(until) });
    sort(snoozeSubmission(row.id, until), done, asBefore(row, now));
  }

  function duplicate(of: string): void {
    const issue = store.tables().issues.get(of);
    if (!row || !issue) return;
    const done = t('intake.duplicated', { key, other: issueKey(store.tables(), issue) });
    sort(markDuplicate(row.id, of), done, asBefore(row, now));
  }

  const triage = {
    accept,
    decline() {
      if (row) sort(declineSubmission(row.id), t('intake.declined', { key }), asBefore(row, now));
    },
    snooze: (anchor: Element | null) => setChoosing({ what: 'snooze', anchor }),
    duplicate: (anchor: Element | null) => setChoosing({ what: 'duplicate', anchor }),
    putBack() {
      if (row)
        sort(putBackSubmission(row.id), t('intake.putBackDone', { key }), asBefore(row, now));
    },
    remove() {
      if (!row) return;
      confirm({
        title: t('intake.deleteTitle', { key }),
        text: t('intake.deleteText'),
        action: t('action.delete'),
        run: () => {
          onGone();
          run(deleteSubmission(row.id));
          announce(t('intake.deleted', { key }));
        },
      });
    },
    maySort,
    mayRemove,
    isPending,
  };

  const isDeclined = row?.status === STATUS.declined;
  useKeys([
    { id: 'intake.accept', scope: 'view', when: () => maySort, run: triage.accept },
    {
      id: 'intake.decline',
      scope: 'view',
      when: () => maySort && !isDeclined,
      run: triage.decline,
    },
    {
      id: 'intake.snooze',
      scope: 'view',
      when: () => maySort,
      run: () => triage.snooze(place('snooze')),
    },
    {
      id: 'intake.duplicate',
      scope: 'view',
      when: () => maySort,
      run: () => triage.duplicate(place('duplicate')),
    },
    {
      id: 'intake.putBack',
      scope: 'view',
      when: () => maySort && !isPending,
      run: triage.putBack,
    },
    { id: 'intake.delete', scope: 'view', when: () => mayRemove, run: triage.remove },
  ]);

  const close = () => {
    const anchor = choosing?.anchor;
    setChoosing(null);
    if (anchor instanceof HTMLElement && anchor.isConnected) {
      queueMicrotask(() => anchor.focus({ preventScroll: true }));
    }
  };
  const open =
    row && choosing?.what === 'snooze' ? (
      <SnoozePicker anchor={choosing.anchor} onChoose={snooze} onClose={close} />
    ) : row && choosing ? (
      <DuplicatePicker
        project={row.project}
        anchor={choosing.anchor}
        onChoose={duplicate}
        onClose={close}
      />
    ) : null;
  return { ...triage, open };
}
