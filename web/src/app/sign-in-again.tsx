import '../i18n/late/signing';
import { t } from '../i18n';
import { useEngine, useSyncStatus } from '../store/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { late } from '../ui/late';
import type { SignInFormProps } from '../views/sign-in/form';
import { useSession } from './session';

const SignInForm = late<SignInFormProps>(
  async () => (await import('../views/sign-in/form')).SignInForm,
);

/** Signing in over the page when the session has ended: the page and what waits to be sent stay. */
export function SignInAgain() {
  const { phase, pending } = useSyncStatus();
  const engine = useEngine();
  const { session, enter, leave } = useSession();
  if (phase !== 'signed-out' || session.phase !== 'in') return null;
  return (
    <Dialog
      open
      lasting
      title={t('sync.signIn')}
      onClose={() => undefined}
      foot={<Button onClick={() => void leave()}>{t('sync.otherUser')}</Button>}
    >
      <div className="dialog__body">
        <p className="text-(--text-soft)">
          {pending > 0 ? t('sync.signInText', { count: pending }) : t('sync.signInPlain')}
        </p>
        <SignInForm
          email={session.me.email}
          onDone={(me) => {
            enter(me);
            if (me.id === session.me.id) engine.resume();
          }}
        />
      </div>
    </Dialog>
  );
}
