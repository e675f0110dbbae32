import '../../i18n/late/activity';
import '../../i18n/late/undo';
import { useCallback, useEffect, useState } from 'react';
import type { UndoOf, UndoReport } from '../../api/undo';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { notify } from '../../ui/toast';
import { actorName } from '../issue/activity';
import { FactList } from './fact-list';
import { isPartly } from './facts';
import { type Undoing, useUndo } from './use-undo';
import './undo.css';

/** What the dialog needs. */
export interface UndoDialogProps {
  readonly of: UndoOf;
  readonly onClose: () => void;
}

/** Shows what undoing a command would do, and does it. */
export function UndoDialog({ of, onClose }: UndoDialogProps) {
  const done = useCallback(
    (report: UndoReport) => {
      tell(report);
      onClose();
    },
    [onClose],
  );
  const undoing = useUndo(of, done);
  return (
    <Dialog
      open
      title={t('undo.title')}
      onClose={onClose}
      foot={<Foot undoing={undoing} onClose={onClose} />}
    >
      <div className="dialog__body undo" aria-busy={undoing.isBusy}>
        <Body undoing={undoing} />
      </div>
    </Dialog>
  );
}

/** What was undone, and how much was not. */
function tell({ facts }: UndoReport): void {
  const stayed = facts.filter(
    ({ outcome }) => outcome === 'changed_since' || outcome === 'gone',
  ).length;
  const isDone = facts.some(({ outcome }) => outcome === 'undone');
  if (!isDone) notify({ title: t('undo.didNothing') });
  else if (stayed === 0) notify({ title: t('undo.done') });
  else notify({ title: t('undo.donePartly', { count: stayed }) });
}

function Body({ undoing }: { readonly undoing: Undoing }) {
  const { report, fault, hasMoved } = undoing;
  return (
    <>
      {report ? <Author report={report} /> : null}
      {hasMoved ? (
        <p className="notice notice--calm" role="alert">
          {t('undo.changedNow')}
        </p>
      ) : null}
      {fault ? (
        <p className="notice" role="alert">
          {fault}
        </p>
      ) : null}
      {report ? <FactList facts={report.facts} /> : fault ? null : <Looking />}
      {report && !canUndo(report) ? <p role="status">{t('undo.none')}</p> : null}
    </>
  );
}

function canUndo({ facts }: UndoReport): boolean {
  return facts.some(({ outcome }) => outcome === 'undone');
}

/** Who did it, and when. */
function Author({ report }: { readonly report: UndoReport }) {
  const person = useTables((tables) => actorName(tables, report.actor));
  return (
    <p className="undo__author" title={formatMoment(report.created_at)}>
      {t('undo.by', { person, time: formatAgo(report.created_at) })}
    </p>
  );
}

/** That the server is asked, once that takes longer than a moment. */
function Looking() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="undo__looking" role="status">
      {isLong ? t('undo.looking') : null}
    </p>
  );
}

interface FootProps {
  readonly undoing: Undoing;
  readonly onClose: () => void;
}

function Foot({ undoing, onClose }: FootProps) {
  const { report, fault, isBusy, look, carryOut } = undoing;
  const isThere = report !== null && canUndo(report);
  return (
    <>
      <Button onClick={onClose}>{t(report && !isThere ? 'action.close' : 'action.cancel')}</Button>
      {isThere ? (
        <Button kind="main" disabled={isBusy} onClick={carryOut}>
          {t(isPartly(report.facts) ? 'undo.rest' : 'action.undo')}
        </Button>
      ) : null}
      {!report && fault ? (
        <Button kind="outline" disabled={isBusy} onClick={look}>
          {t('action.retry')}
        </Button>
      ) : null}
    </>
  );
}
