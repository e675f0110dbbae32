/** The page of shortcuts as a dialog. */
import { useRef, useState } from 'react';
import { t } from '../../i18n';
import { useAction } from '../../keys';
import { Dialog } from '../../ui/dialog';
import { KeyList } from './key-list';

/** The dialog, and the key that opens it; once, inside a workspace. */
export function Help() {
  const [isOpen, setOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useAction({ id: 'help.open', run: () => setOpen(true) });
  return (
    <Dialog
      open={isOpen}
      onClose={() => setOpen(false)}
      title={t('help.title')}
      wide
      initialFocus={search}
    >
      <div className="dialog__body">
        <KeyList search={search} />
      </div>
    </Dialog>
  );
}
