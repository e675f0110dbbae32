import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import type { Faults } from '../../app/problems';
import { Editor } from '../../editor';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import { projectPeople } from '../../store/selectors';
import { DraftProperties, nameOfField } from './draft-properties';
import type { IssueForm } from './use-issue-form';

interface IssueFieldsProps {
  readonly form: IssueForm;
  readonly faults: Faults;
  /** The field of the name, which has the focus at first. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onSubmit: () => void;
}

/** Name, text and properties of a new issue, with what is wrong with each. */
export function IssueFields({ form, faults, field, onSubmit }: IssueFieldsProps) {
  const people = useTables((tables) => projectPeople(tables, form.draft.project ?? ''), sameItems);
  return (
    <form
      id="new-issue"
      className="dialog__body create"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {faults.whole ? (
        <p className="notice" role="alert">
          {faults.whole}
        </p>
      ) : null}
      {form.gone.length > 0 ? (
        <p className="notice notice--calm">
          {t('drafts.gone', { names: form.gone.map(nameOfField).join(', ') })}
        </p>
      ) : null}
      <Place form={form} />
      <Name form={form} field={field} fault={faults.fields.name} onSubmit={onSubmit} />
      <div className="create__text">
        <Editor
          key={form.round}
          value={form.text}
          label={t('create.description')}
          placeholder={t('create.descriptionPlaceholder')}
          mentions={people.map((person) => ({ id: person.id, name: person.display_name }))}
          toolbar={false}
          onChange={(text) => {
            form.html.current = text;
          }}
          onSubmit={(text) => {
            form.html.current = text;
            onSubmit();
          }}
        />
      </div>
      {faults.fields.description_html ? (
        <p className="field__error">{faults.fields.description_html}</p>
      ) : null}
      <DraftProperties draft={form.draft} onChange={form.change} faults={faults.fields} />
    </form>
  );
}

/** Where the issue will be. */
function Place({ form: { draft } }: Pick<IssueFieldsProps, 'form'>) {
  const project = useTables((tables) => tables.projects.get(draft.project ?? ''));
  const parent = useTables((tables) => tables.issues.get(draft.parent ?? ''));
  return (
    <p className="flex items-center gap-1 text-(--text-faint)">
      <span className="cut">{project?.name}</span>
      {parent ? (
        <>
          <ChevronRight size={12} aria-hidden="true" />
          <span className="cut">{parent.name}</span>
        </>
      ) : null}
    </p>
  );
}

interface NameProps extends Omit<IssueFieldsProps, 'faults'> {
  readonly fault: string | undefined;
}

function Name({ form, field, fault, onSubmit }: NameProps) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSubmit();
  }
  return (
    <>
      <textarea
        ref={(element) => {
          if (element && !field.current) {
            element.focus({ preventScroll: true });
            // One that has a name is written on at its end.
            element.setSelectionRange(element.value.length, element.value.length);
          }
          field.current = element;
        }}
        className="create__name"
        aria-label={t('create.name')}
        placeholder={t('create.namePlaceholder')}
        rows={1}
        maxLength={255}
        value={form.name}
        {...(fault ? { 'aria-invalid': true, 'aria-describedby': 'new-issue-name' } : {})}
        onChange={(event) => form.setName(event.currentTarget.value.replace(/\n/g, ' '))}
        onKeyDown={onKeyDown}
      />
      {fault ? (
        <p id="new-issue-name" className="field__error">
          {fault}
        </p>
      ) : null}
    </>
  );
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
