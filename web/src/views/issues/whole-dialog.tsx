import '../../i18n/late/whole';
import { useCallback, useMemo, useState } from 'react';
import {
  type BulkPreview,
  type BulkResult,
  changeMatching,
  type ProjectPlace,
  previewChange,
  type Where,
} from '../../api/bulk';
import { type Previewed, usePreview } from '../../app/use-preview';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Looking } from '../../ui/looking';
import { Segments } from '../../ui/segments';
import { changeOf, isOfSet, questionOf, type Wanted } from './whole-change';

/** What the dialog needs. */
export interface WholeDialogProps {
  readonly place: ProjectPlace;
  readonly where: Where;
  readonly wanted: Wanted;
  /** Hears what became of all of them, and under which key it was done. */
  readonly onDone: (wanted: Wanted, results: readonly BulkResult[], key: string) => void;
  readonly onClose: () => void;
}

/** Says how many issues a change of all that match is about, and makes it. */
export function WholeDialog({ place, where, wanted: begun, onDone, onClose }: WholeDialogProps) {
  const [wanted, setWanted] = useState(begun);
  const change = useMemo(() => changeOf(wanted), [wanted]);
  const whole = usePreview<BulkPreview>({
    ask: useCallback(
      (signal) => previewChange(place, where, change, signal),
      [place, where, change],
    ),
    act: useCallback(
      async (preview, key) => {
        const { count, position } = preview;
        const changed = await changeMatching(place, where, change, { count, position, key });
        if (changed.kind === 'moved') return { ...preview, ...changed.matching };
        onClose();
        onDone(wanted, changed.results, key);
        return null;
      },
      [place, where, change, wanted, onDone, onClose],
    ),
  });
  const { read: preview } = whole;
  return (
    <Dialog
      open
      title={preview ? questionOf(wanted, preview.count) : t('whole.title')}
      onClose={onClose}
      foot={<Foot whole={whole} wanted={wanted} onClose={onClose} />}
    >
      <div className="dialog__body" aria-busy={whole.isBusy}>
        <Body whole={whole} wanted={wanted} />
        {isOfSet(wanted) ? (
          <div className="flex">
            <Segments
              label={t('whole.direction', { name: wanted.name })}
              value={wanted.isTakenOff ? 'off' : 'on'}
              onChange={(value) => setWanted({ ...wanted, isTakenOff: value === 'off' })}
              options={[
                { value: 'on', label: t('whole.add') },
                { value: 'off', label: t('whole.takeOff') },
              ]}
            />
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly whole: Previewed<BulkPreview>;
  readonly wanted: Wanted;
}

function Body({ whole: { read: preview, fault, hasMoved }, wanted }: PartProps) {
  const isTooMany = preview !== null && isBeyond(preview);
  return (
    <>
      {hasMoved && preview ? (
        <p className="notice notice--calm" role="alert">
          {t('whole.moved', { count: preview.count })}
        </p>
      ) : null}
      {fault ? (
        <p className="notice" role="alert">
          {fault}
        </p>
      ) : null}
      {preview || fault ? null : <Looking text={t('whole.looking')} />}
      {isTooMany ? (
        <p className="notice notice--calm" role="alert">
          {t('whole.tooMany', { count: preview.count, most: preview.most ?? 0 })}
        </p>
      ) : null}
      {preview && !isTooMany ? (
        <p className="text-(--text-soft)">{textOf(wanted, preview.count)}</p>
      ) : null}
    </>
  );
}

/** Whether more are meant than can be changed at once. */
function isBeyond({ count, most }: BulkPreview): boolean {
  return most !== undefined && count > most;
}

/** What else there is to know before. */
function textOf({ kind }: Wanted, count: number): string {
  if (count === 0) return t('whole.none');
  if (kind === 'set') return t('whole.text');
  return t(kind === 'archive' ? 'whole.archiveText' : 'whole.deleteText');
}

function Foot({ whole, wanted, onClose }: PartProps & { readonly onClose: () => void }) {
  const { read: preview, fault, isBusy, look, carryOut } = whole;
  const count = preview?.count ?? 0;
  const isPossible = preview !== null && count > 0 && !isBeyond(preview);
  return (
    <>
      <Button onClick={onClose}>
        {t(preview && !isPossible ? 'action.close' : 'action.cancel')}
      </Button>
      {isPossible ? (
        <Button
          kind={wanted.kind === 'delete' ? 'danger' : 'main'}
          aria-disabled={isBusy}
          onClick={carryOut}
        >
          {t(ACTION[wanted.kind], { count })}
        </Button>
      ) : null}
      {!preview && fault ? (
        <Button kind="outline" aria-disabled={isBusy} onClick={look}>
          {t('action.retry')}
        </Button>
      ) : null}
    </>
  );
}

const ACTION = {
  set: 'whole.action',
  archive: 'whole.actionArchive',
  delete: 'whole.actionDelete',
} as const;
