import { describeIssue, useDismiss, useRun } from '../commands';
import { Html } from '../editor';
import { t } from '../i18n';
import type { Refusal } from '../store/status';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { forgetRefused } from './drafts';

/** What the dialog of a conflict needs. */
export interface ConflictProps {
  readonly conflict: Refusal;
}

/** A text that somebody else changed meanwhile: both versions, and the choice between them. */
export function Conflict({ conflict }: ConflictProps) {
  const dismiss = useDismiss();
  const run = useRun();
  const { id, kind, issue } = conflict;
  const described = kind === 'describeIssue' ? issue : null;

  /** Answers it. */
  function choose(answer: 'mine' | 'theirs'): void {
    forgetRefused(conflict);
    dismiss(id, answer);
  }

  /** Theirs with mine below it, written over what is there now. */
  function keepBoth(): void {
    const both = `${conflict.theirs ?? ''}${conflict.draft ?? ''}`;
    choose('theirs');
    if (described) run(describeIssue(described, both));
  }

  const foot = (
    <>
      <Button onClick={() => choose('theirs')}>{t('sync.keepTheirs')}</Button>
      {described ? <Button onClick={keepBoth}>{t('sync.keepBoth')}</Button> : null}
      <Button kind="main" onClick={() => choose('mine')}>
        {t('sync.keepMine')}
      </Button>
    </>
  );
  return (
    <Dialog open lasting wide title={t('sync.conflict')} onClose={() => undefined} foot={foot}>
      <div className="dialog__body">
        <p className="text-(--text-soft)">{conflict.title}</p>
        <div className="panel__pair">
          <Version title={t('sync.mine')} html={conflict.draft ?? ''} />
          <Version title={t('sync.theirs')} html={conflict.theirs ?? ''} />
        </div>
      </div>
    </Dialog>
  );
}

function Version({ title, html }: { readonly title: string; readonly html: string }) {
  return (
    <section className="panel" aria-label={title}>
      <h3 className="panel__title">{title}</h3>
      <Html value={html} />
    </section>
  );
}
