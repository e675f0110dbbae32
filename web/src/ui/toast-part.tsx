import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { t } from '../i18n';
import { Button } from './button';
import { classes } from './classes';
import { type Notice, takeNotices } from './toast';

const manager = Base.createToastManager<{ readonly bad: boolean }>();

/** Shows a message at the corner for some seconds; bad ones stay longer, and are read at once. */
function notify({ title, text, bad = false, action }: Notice): void {
  const id = manager.add({
    title,
    ...(text ? { description: text } : {}),
    data: { bad },
    timeout: bad ? 12_000 : 5_000,
    priority: bad ? 'high' : 'low',
    ...(action
      ? {
          actionProps: {
            children: action.label,
            onClick: () => {
              action.run();
              manager.close(id);
            },
          },
        }
      : {}),
  });
}

takeNotices(notify);

/** The place of the messages; once for the whole application. */
export function Toasts() {
  return (
    <Base.Provider toastManager={manager} limit={4}>
      <Base.Portal>
        <Base.Viewport className="toasts">
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function List() {
  const { toasts } = Base.useToastManager<{ readonly bad: boolean }>();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={classes('toast', toast.data?.bad && 'toast--bad')}
    >
      <Base.Title className="toast__title" />
      <Base.Description className="toast__text" />
      <div className="toast__actions">
        {toast.actionProps ? <Base.Action render={<Button kind="outline" />} /> : null}
        <Base.Close className="button button--icon" aria-label={t('action.close')}>
          <X />
        </Base.Close>
      </div>
    </Base.Root>
  ));
}
