import { type RefObject, useRef } from 'react';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

interface KeepQuestionProps {
  /** Whether it is a draft already, so that only changes would be lost. */
  readonly isDraft: boolean;
  /** Where it is written on. */
  readonly written: RefObject<HTMLElement | null>;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
  /** Goes on writing. */
  readonly onClose: () => void;
}

/** Asks what becomes of what was written, before its form is closed. */
export function KeepQuestion(props: KeepQuestionProps) {
  const { isDraft, written, onKeep, onDiscard, onClose } = props;
  const main = useRef<HTMLButtonElement>(null);
  const foot = (
    <>
      <Button kind="danger" className="me-auto" onClick={onDiscard}>
        {t(isDraft ? 'drafts.discardChanges' : 'drafts.discard')}
      </Button>
      <Button onClick={onClose}>{t('drafts.goOn')}</Button>
      <Button ref={main} kind="main" onClick={onKeep}>
        {t(isDraft ? 'drafts.save' : 'drafts.keep')}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(isDraft ? 'drafts.askChanged' : 'drafts.ask')}
      foot={foot}
      initialFocus={main}
      finalFocus={written}
    >
      <p className="dialog__body text-(--text-soft)">
        {t(isDraft ? 'drafts.askChangedText' : 'drafts.askText')}
      </p>
    </Dialog>
  );
}
