import '../../i18n/late/create';
import '../../i18n/late/drafts';
import './create.css';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Beginning } from '../../app/dialogs';
import { paths } from '../../app/paths';
import { createIssue, useRun } from '../../commands';
import { changeCycleOf, changeModulesOf } from '../../commands/places';
import { t } from '../../i18n';
import { useEngine, useTables } from '../../store/hooks';
import { issueKey } from '../../store/selectors';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Switch } from '../../ui/field';
import { KeyCaps } from '../../ui/key-caps';
import { notify } from '../../ui/toast';
import { wantedOf } from './issue-draft';
import { IssueFields } from './issue-fields';
import { KeepQuestion } from './keep-question';
import { tellPublished } from './published';
import { type IssueForm, tellText, useIssueForm } from './use-issue-form';
import { type FormDraft, useKeeping } from './use-keeping';

interface CreateIssueProps {
  readonly beginning: Beginning;
  readonly onClose: () => void;
}

/**
 * The dialog of a new issue, or of a draft of one. A new issue is made at once, and can be opened before the server has
 * answered; a draft is kept and published by the server.
 */
export function CreateIssue({ beginning, onClose }: CreateIssueProps) {
  const { opened } = beginning;
  const form = useIssueForm(beginning);
  const kept = useKeeping(opened);
  const [isMore, setMore] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const written = useRef<HTMLElement>(null);
  const make = useMake(form);
  const { keep, publish } = useKept(form, kept, onClose);
  const title = useTables((tables) => {
    const parent = tables.issues.get(form.draft.parent ?? '');
    if (opened) return t('drafts.title');
    return parent ? t('create.subTitle', { key: issueKey(tables, parent) }) : t('create.title');
  });

  function create(): void {
    if (!form.name.trim() || !form.draft.project) field.current?.focus();
    else if (opened) void publish();
    else {
      make(isMore);
      if (isMore) field.current?.focus();
      else onClose();
    }
  }

  function close(): void {
    written.current = tellText() ?? field.current;
    if (kept.isPossible && form.isWritten()) setAsking(true);
    else onClose();
  }

  if (!form.draft.project) {
    return (
      <Dialog open onClose={onClose} title={title}>
        <p className="dialog__body">{t('create.noProject')}</p>
      </Dialog>
    );
  }
  const foot = (
    <>
      <div className="create__more">
        {opened ? null : <Switch label={t('create.more')} checked={isMore} onChange={setMore} />}
      </div>
      {kept.isPossible ? (
        <Button kind="outline" aria-disabled={kept.isBusy} onClick={() => void keep()}>
          {t(opened ? 'drafts.save' : 'drafts.keep')}
        </Button>
      ) : null}
      <Button
        type="submit"
        form="new-issue"
        kind="main"
        disabled={!form.name.trim()}
        aria-disabled={kept.isBusy}
      >
        {t('create.action')}
        <KeyCaps keys="Mod+Enter" className="opacity-80 max-md:hidden" />
      </Button>
    </>
  );
  return (
    <>
      <Dialog open onClose={close} title={title} foot={foot} wide initialFocus={field}>
        <IssueFields form={form} faults={kept.faults} field={field} onSubmit={create} />
      </Dialog>
      {isAsking ? (
        <KeepQuestion
          isDraft={opened !== undefined}
          written={written}
          onKeep={() => {
            setAsking(false);
            void keep();
          }}
          onDiscard={onClose}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** Makes the issue of a form, which is empty for the next one then. */
function useMake(form: IssueForm): (isMore: boolean) => void {
  const run = useRun();
  const { draft, name, html } = form;
  return (isMore) => {
    const made = run(
      createIssue({
        ...wantedOf(draft),
        name,
        ...(html.current && { description_html: html.current }),
      }),
    );
    if (made.id && draft.cycle) run(changeCycleOf([made.id], draft.cycle));
    if (made.id && draft.modules.length > 0) {
      run(changeModulesOf([made.id], { add: draft.modules }));
    }
    const done = t('create.doneWaiting');
    announce(done);
    form.empty();
    if (!isMore) notify({ title: done, text: name.trim() });
  };
}

/** Keeps a form as a draft, and publishes it; the form is closed when that went well. */
function useKept(form: IssueForm, kept: FormDraft, onClose: () => void) {
  const { slug, store } = useEngine();
  const [, go] = useLocation();
  return {
    async keep(): Promise<void> {
      tellText();
      if (!(await kept.keep(form.body()))) return;
      const action = { label: t('drafts.show'), run: () => go(paths.drafts(slug)) };
      const isThere = window.location.pathname === paths.drafts(slug);
      announce(t('drafts.kept'));
      notify({
        title: t('drafts.kept'),
        text: form.name.trim() || t('drafts.untitled'),
        ...(isThere ? {} : { action }),
      });
      onClose();
    },
    async publish(): Promise<void> {
      const published = await kept.publish(form.body());
      if (!published) return;
      tellPublished(store.tables(), published, go);
      onClose();
    },
  };
}
