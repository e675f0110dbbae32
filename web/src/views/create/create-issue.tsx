import '../../i18n/late/create';
import { ChevronRight } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Beginning } from '../../app/dialogs';
import { createIssue, type NewIssue, useRun } from '../../commands';
import { changeCycleOf, changeModulesOf } from '../../commands/places';
import { Editor } from '../../editor';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id, Tables } from '../../store/rows';
import { isOpenCycle } from '../../store/scope';
import { issueKey, myProjects, projectPeople } from '../../store/selectors';
import { presentTime } from '../../store/times';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Switch } from '../../ui/field';
import { KeyCaps } from '../../ui/key-caps';
import { notify } from '../../ui/toast';
import { DraftProperties, type IssueDraft } from './draft-properties';

interface CreateIssueProps {
  readonly beginning: Beginning;
  readonly onClose: () => void;
}

/** The dialog of a new issue; it is made at once, and can be opened before the server has answered. */
export function CreateIssue({ beginning, onClose }: CreateIssueProps) {
  const run = useRun();
  const tables = useTables((all) => all);
  const [draft, setDraft] = useState<IssueDraft>(() => begun(tables, beginning));
  const [name, setName] = useState('');
  const [round, setRound] = useState(0);
  const [isMore, setMore] = useState(false);
  const html = useRef('');
  const field = useRef<HTMLTextAreaElement>(null);
  const parent = tables.issues.get(beginning.parent ?? '');
  const title = parent
    ? t('create.subTitle', { key: issueKey(tables, parent) })
    : t('create.title');

  function create(): void {
    if (!name.trim() || !draft.project) {
      field.current?.focus();
      return;
    }
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
    html.current = '';
    setName('');
    setRound(round + 1);
    if (!isMore) {
      notify({ title: done, text: name.trim() });
      onClose();
    } else field.current?.focus();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    create();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    create();
  }

  if (!draft.project) {
    return (
      <Dialog open onClose={onClose} title={title}>
        <p className="dialog__body">{t('create.noProject')}</p>
      </Dialog>
    );
  }
  const project = tables.projects.get(draft.project);
  const people = projectPeople(tables, draft.project);
  const foot = (
    <>
      <div className="me-auto flex items-center">
        <Switch label={t('create.more')} checked={isMore} onChange={setMore} />
      </div>
      <Button type="submit" form="new-issue" kind="main" disabled={!name.trim()}>
        {t('create.action')}
        <KeyCaps keys="Mod+Enter" className="opacity-80 max-md:hidden" />
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} foot={foot} wide initialFocus={field}>
      <form id="new-issue" className="dialog__body create" onSubmit={submit}>
        <p className="flex items-center gap-1 text-(--text-faint)">
          <span className="cut">{project?.name}</span>
          {parent ? (
            <>
              <ChevronRight size={12} aria-hidden="true" />
              <span className="cut">{parent.name}</span>
            </>
          ) : null}
        </p>
        <textarea
          ref={(element) => {
            if (element && !field.current) element.focus({ preventScroll: true });
            field.current = element;
          }}
          className="create__name"
          aria-label={t('create.name')}
          placeholder={t('create.namePlaceholder')}
          rows={1}
          maxLength={255}
          value={name}
          onChange={(event) => setName(event.currentTarget.value.replace(/\n/g, ' '))}
          onKeyDown={onKeyDown}
        />
        <div className="create__text">
          <Editor
            key={round}
            value=""
            label={t('create.description')}
            placeholder={t('create.descriptionPlaceholder')}
            mentions={people.map((person) => ({ id: person.id, name: person.display_name }))}
            toolbar={false}
            onChange={(text) => {
              html.current = text;
            }}
            onSubmit={(text) => {
              html.current = text;
              create();
            }}
          />
        </div>
        <DraftProperties draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      </form>
    </Dialog>
  );
}

function begun(tables: Tables, beginning: Beginning): IssueDraft {
  const asked = tables.projects.get(beginning.project ?? '');
  const isMine = asked?.role === 'admin' || asked?.role === 'member';
  const mine = myProjects(tables).filter((row) => row.role === 'admin' || row.role === 'member');
  return {
    project: isMine && asked ? asked.id : (mine[0]?.id ?? null),
    state: beginning.state ?? null,
    priority: beginning.priority ?? 'none',
    assignees: beginning.assignee ? [beginning.assignee] : [],
    labels: beginning.label ? [beginning.label] : [],
    target_date: null,
    parent: beginning.parent ?? null,
    cycle: openCycle(tables, beginning.cycle),
    modules: beginning.module ? [beginning.module] : [],
    estimate: beginning.estimate ?? null,
  };
}

/** A cycle that still takes issues. */
function openCycle(tables: Tables, id: Id | undefined): Id | null {
  const cycle = tables.cycles.get(id ?? '');
  return cycle && isOpenCycle(cycle, presentTime()) ? cycle.id : null;
}

function wantedOf(draft: IssueDraft): Omit<NewIssue, 'name'> {
  const project: Id = draft.project ?? '';
  return {
    project,
    priority: draft.priority,
    ...(draft.state && { state: draft.state }),
    ...(draft.assignees.length > 0 && { assignees: draft.assignees }),
    ...(draft.labels.length > 0 && { labels: draft.labels }),
    ...(draft.target_date && { target_date: draft.target_date }),
    ...(draft.parent && { parent: draft.parent }),
    ...(draft.estimate && { estimate_point: draft.estimate }),
  };
}
