import '../../i18n/late/relations';
import { Plus, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { PageLinkRow } from '../../api/details';
import { paths } from '../../app/paths';
import { linkPage, unlinkPage, useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Issue, Tables } from '../../store/rows';
import { compareNames } from '../../store/selectors';
import { Button, IconButton } from '../../ui/button';
import { PageIcon } from '../../ui/page-icon';
import { Picker, type PickerOption } from '../../ui/picker';

interface IssuePagesProps {
  readonly slug: string;
  readonly issue: Issue;
  readonly rows: readonly PageLinkRow[];
  readonly mayChange: boolean;
}

/** The pages that an issue names. */
export function IssuePages({ slug, issue, rows, mayChange }: IssuePagesProps) {
  const run = useRun();
  const button = useRef<HTMLButtonElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const tables = useTables((all) => all);
  const options = useMemo(() => optionsOf(tables, issue, rows), [tables, issue, rows]);
  const mayAdd = mayChange && options.length > 0;
  if (rows.length === 0 && !mayAdd) return null;
  return (
    <section className="issue__section" aria-labelledby={`pages-${issue.id}`}>
      <div className="issue__section-head">
        <h2 id={`pages-${issue.id}`}>{t('issuePages.title')}</h2>
        {mayAdd ? (
          <Button ref={button} className="ms-auto" onClick={() => setChoosing(true)}>
            <Plus aria-hidden="true" />
            {t('issuePages.add')}
          </Button>
        ) : null}
      </div>
      {rows.length > 0 ? (
        <ul className="subs">
          {rows.map((row) => {
            const page = tables.pages.get(row.page);
            const name = page?.name ?? row.name;
            const project = tables.projects.get(page?.project ?? '');
            return (
              <li key={row.id} className="subs__item">
                <span className="flex-none text-(--text-faint)">
                  <PageIcon page={page} size={14} />
                </span>
                {page ? (
                  <Link
                    href={paths.page(slug, project?.identifier ?? null, page.id)}
                    className="row__name"
                  >
                    {name}
                  </Link>
                ) : (
                  <span className="row__name">{name}</span>
                )}
                {mayChange ? (
                  <IconButton
                    label={t('issuePages.remove', { name })}
                    onClick={() => run(unlinkPage(issue.id, { ...row, name }))}
                  >
                    <X />
                  </IconButton>
                ) : null}
              </li>
            );
          })}
        </ul>
      ) : null}
      {isChoosing ? (
        <Picker
          anchor={button.current}
          label={t('issuePages.choose')}
          options={options}
          chosen={[]}
          onChoose={(page) => run(linkPage(issue.id, page))}
          onClose={() => {
            setChoosing(false);
            queueMicrotask(() => button.current?.focus({ preventScroll: true }));
          }}
        />
      ) : null}
    </section>
  );
}

/** The pages of the issue's project and of the workspace that it does not name yet. */
function optionsOf(
  tables: Tables,
  issue: Issue,
  rows: readonly PageLinkRow[],
): readonly PickerOption[] {
  const taken = new Set(rows.map(({ page }) => page));
  return [...tables.pages.values()]
    .filter(
      ({ id, project, archived_at }) =>
        (project === issue.project || project === null) && archived_at === null && !taken.has(id),
    )
    .sort((a, b) => compareNames(a.name, b.name))
    .map((page) => ({
      id: page.id,
      label: page.name,
      icon: <PageIcon page={page} size={14} />,
      end: page.project ? '' : tables.workspace.name,
    }));
}
