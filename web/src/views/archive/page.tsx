import '../../i18n/late/pages';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type ArchivedIssue, archivedIssues } from '../../api/archived';
import { Header } from '../../app/header';
import { sentenceOf } from '../../app/problems';
import { restoreIssue, useRun } from '../../commands';
import { t } from '../../i18n';
import { formatDay, formatMoment } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import type { Id, Project } from '../../store/rows';
import { mayEdit, projectByIdentifier } from '../../store/selectors';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { ProjectMark } from '../../ui/project-mark';
import { StateIcon } from '../../ui/state-icon';
import { ClosedProject } from '../missing/closed-project';
import './archive.css';

/** What the page of archived issues needs. */
export interface ArchivePageProps {
  readonly slug: string;
  readonly identifier: string;
}

/** The archived issues of a project. */
export function ArchivePage({ slug, identifier }: ArchivePageProps) {
  const project = useTables((tables) => projectByIdentifier(tables, identifier));
  if (!project || project.archived_at || !project.role) {
    return <ClosedProject slug={slug} identifier={identifier} />;
  }
  return <ArchiveOf key={project.id} slug={slug} project={project} />;
}

function ArchiveOf({ slug, project }: { readonly slug: string; readonly project: Project }) {
  const { rows, next, fault, isReading, more } = useArchive(slug, project.id);
  const issues = useTables((tables) => tables.issues);
  const mayRestore = useTables((tables) => mayEdit(tables, project.id));
  const [away, setAway] = useState<ReadonlySet<Id>>(new Set());
  const run = useRun();
  const shown = rows?.filter(({ id }) => !away.has(id) && !issues.has(id)) ?? [];

  async function restore(row: ArchivedIssue, key: string): Promise<void> {
    setAway((before) => new Set(before).add(row.id));
    const outcome = await run(restoreIssue(project.id, row.id, key)).done;
    if (outcome === 'done') announce(t('archive.restored', { key }));
    if (outcome === 'refused') {
      setAway((before) => new Set([...before].filter((id) => id !== row.id)));
    }
  }

  return (
    <>
      <Header
        title={t('archive.title')}
        documentTitle={t('archive.of', { name: project.name })}
        before={<ProjectMark project={project} />}
      />
      <section
        className="archive"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        tabIndex={0}
        aria-label={t('archive.of', { name: project.name })}
      >
        {fault ? (
          <div className="archive__more">
            <p className="notice notice--calm">{fault}</p>
            <Button kind="outline" onClick={more}>
              {t('action.retry')}
            </Button>
          </div>
        ) : null}
        {rows && shown.length === 0 && !next ? (
          <Empty
            icon={<Archive size={28} />}
            title={t('archive.emptyTitle')}
            text={t('archive.emptyText')}
          />
        ) : null}
        <ul className="archive__list">
          {shown.map((row) => (
            <Line
              key={row.id}
              row={row}
              project={project}
              onRestore={mayRestore ? (key) => void restore(row, key) : null}
            />
          ))}
        </ul>
        {next && rows ? (
          <div className="archive__more">
            <Button kind="outline" disabled={isReading} onClick={more}>
              {t('archive.more')}
            </Button>
          </div>
        ) : null}
      </section>
    </>
  );
}

interface LineProps {
  readonly row: ArchivedIssue;
  readonly project: Project;
  readonly onRestore: ((key: string) => void) | null;
}

function Line({ row, project, onRestore }: LineProps) {
  const state = useTables((tables) => tables.states.get(row.state));
  const key = `${project.identifier}-${row.sequence_id}`;
  return (
    <li className="archive__line">
      <span title={state?.name}>
        <StateIcon group={state?.group ?? 'completed'} colour={state?.colour ?? null} />
        <span className="hidden-text">{state?.name}</span>
      </span>
      <span className="row__key">{key}</span>
      <span className="archive__name">{row.name}</span>
      {row.archived_at ? (
        <span className="row__meta" title={formatMoment(row.archived_at)}>
          {t('archive.on', { day: formatDay(row.archived_at.slice(0, 10)) })}
        </span>
      ) : null}
      {onRestore ? (
        <Button
          kind="outline"
          aria-label={t('archive.restore', { key })}
          onClick={() => onRestore(key)}
        >
          <ArchiveRestore aria-hidden="true" />
          {t('page.restore')}
        </Button>
      ) : null}
    </li>
  );
}

/** Archived issues page by page. */
function useArchive(slug: string, project: Id) {
  const [rows, setRows] = useState<readonly ArchivedIssue[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ readonly cursor: string | null }>({ cursor: null });
  const [isReading, setReading] = useState(true);
  useEffect(() => {
    let isCurrent = true;
    setReading(true);
    archivedIssues(slug, project, wanted.cursor)
      .then(
        (read) => {
          if (!isCurrent) return;
          setRows((before) => {
            const known = new Set(before?.map(({ id }) => id));
            return [...(before ?? []), ...read.rows.filter(({ id }) => !known.has(id))];
          });
          setNext(read.next);
          setFault(null);
        },
        (reason: unknown) => isCurrent && setFault(sentenceOf(reason)),
      )
      .finally(() => isCurrent && setReading(false));
    return () => {
      isCurrent = false;
    };
  }, [slug, project, wanted]);
  return { rows, next, fault, isReading, more: () => setWanted({ cursor: next }) };
}
