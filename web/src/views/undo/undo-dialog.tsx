import '../../i18n/late/activity';
import '../../i18n/late/undo';
import { useCallback } from 'react';
import { previewUndo, type UndoOf, type UndoReport, undo } from '../../api/undo';
import { type Previewed, usePreview } from '../../app/use-preview';
import { commandId } from '../../commands/ids';
import { undoCommand } from '../../commands/undoing';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useEngine, useTables } from '../../store/hooks';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Looking } from '../../ui/looking';
import { notify } from '../../ui/toast';
import { actorName } from '../issue/activity';
import { FactList } from './fact-list';
import { hindrances, isAnyUndone } from './facts';
import './undo.css';

/** What the dialog needs. */
export interface UndoDialogProps {
  readonly of: UndoOf;
  readonly onClose: () => void;
}

/** Shows what undoing a command would do, and does it. */
export function UndoDialog({ of, onClose }: UndoDialogProps) {
  const { slug, store, history } = useEngine();
  const undoing = usePreview<UndoReport>({
    ask: useCallback((signal) => previewUndo(slug, of, signal), [slug, of]),
    act: useCallback(
      async (report, key) => {
        const undone = await undo(slug, of, { partly: hindrances(report.facts).length > 0, key });
        if (undone.kind === 'changed') return { ...report, facts: undone.facts };
        const { workspace, me } = store.tables();
        const command = commandId(workspace.id, me, key);
        if (isAnyUndone(undone.report.facts)) {
          const own = { project: of.project, command, position: undone.report.position };
          history.note(t('undo.did'), undoCommand(own, t('undo.did')), 'user');
        }
        tell(undone.report);
        onClose();
        return null;
      },
      [slug, store, history, of, onClose],
    ),
  });
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
  const stayed = hindrances(facts).length;
  if (!isAnyUndone(facts)) notify({ title: t('undo.didNothing') });
  else if (stayed === 0) notify({ title: t('undo.done') });
  else notify({ title: t('undo.donePartly', { count: stayed }) });
}

function Body({ undoing }: { readonly undoing: Previewed<UndoReport> }) {
  const { read: report, fault, hasMoved } = undoing;
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
      {report ? (
        <FactList facts={report.facts} />
      ) : fault ? null : (
        <Looking text={t('undo.looking')} />
      )}
      {report && !isAnyUndone(report.facts) ? <p role="status">{t('undo.none')}</p> : null}
    </>
  );
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

interface FootProps {
  readonly undoing: Previewed<UndoReport>;
  readonly onClose: () => void;
}

function Foot({ undoing, onClose }: FootProps) {
  const { read: report, fault, isBusy, look, carryOut } = undoing;
  const isThere = report !== null && isAnyUndone(report.facts);
  return (
    <>
      <Button onClick={onClose}>{t(report && !isThere ? 'action.close' : 'action.cancel')}</Button>
      {isThere ? (
        <Button kind="main" aria-disabled={isBusy} onClick={carryOut}>
          {t(hindrances(report.facts).length > 0 ? 'undo.rest' : 'action.undo')}
        </Button>
      ) : null}
      {!report && fault ? (
        <Button kind="outline" aria-disabled={isBusy} onClick={look}>
          {t('action.retry')}
        </Button>
      ) : null}
    </>
  );
}
