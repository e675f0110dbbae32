import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { t } from '../i18n';
import { Button } from './button';
import { classes } from './classes';
import type { ConfirmProps, DialogProps, DrawerProps } from './dialog';

/** A dialog over the page; Escape and its button close it. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, children, foot, wide, initialFocus, finalFocus, lasting } = props;
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next && !lasting) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup
          className={classes('dialog', wide && 'dialog--wide')}
          {...(initialFocus ? { initialFocus } : {})}
          {...(finalFocus ? { finalFocus } : {})}
        >
          <div className="dialog__head">
            <Base.Title className="dialog__title">{title}</Base.Title>
            {lasting ? null : (
              <Base.Close className="button button--icon" aria-label={t('action.close')}>
                <X />
              </Base.Close>
            )}
          </div>
          {children}
          {foot ? <div className="dialog__foot">{foot}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Asks before something that is hard to take back. */
export function Confirm(props: ConfirmProps) {
  const { open, title, text, action, isHarmless, onConfirm, onClose } = props;
  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button
        kind={isHarmless ? 'main' : 'danger'}
        onClick={() => {
          onConfirm();
          onClose();
        }}
      >
        {action}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={title} foot={foot}>
      <p className="dialog__body text-(--text-soft)">{text}</p>
    </Dialog>
  );
}

/** A panel at the side of the screen, over the page. */
export function Drawer({ open, onClose, label, children }: DrawerProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="drawer" aria-label={label}>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
