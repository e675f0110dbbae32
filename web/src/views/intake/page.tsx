import '../../i18n/late/intake';
import '../../i18n/late/missing';
import './intake.css';
import { ChevronLeft, ChevronRight, Inbox, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { nextReturn, PARTS, type Part, partAt, projectIntake } from '../../store/intake';
import type { Project, Submission } from '../../store/rows';
import { issueKey, mayComment, mayManage, projectByIdentifier } from '../../store/selectors';
import { useTables } from '../../store/subscribe';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { KeyCaps } from '../../ui/key-caps';
import { ProjectMark } from '../../ui/project-mark';
import { Segments } from '../../ui/segments';
import { useClock } from '../../ui/use-clock';
import { useNarrow } from '../issues/row-height';
import { ClosedProject } from '../missing/closed-project';
import { useTriage } from './actions';
import { SubmissionList } from './list';
import { SubmissionBody } from './submission';
import { SubmissionForm } from './submission-form';

/** What the page of the intake needs: the project, and the number of what is open. */
export interface IntakePageProps {
  readonly slug: string;
  readonly identifier: string;
  readonly number: string | null;
}

/** What was handed in to a project and waits to be sorted. */
export function IntakePage({ slug, identifier, number }: IntakePageProps) {
  const project = useTables((tables) => projectByIdentifier(tables, identifier));
  if (!project || project.archived_at || !project.role) {
    return <ClosedProject slug={slug} identifier={identifier} />;
  }
  return (
    <IntakeOf slug={slug} project={project} number={number === null ? null : Number(number)} />
  );
}

interface IntakeOfProps {
  readonly slug: string;
  readonly project: Project;
  readonly number: number | null;
}

function IntakeOf({ slug, project, number }: IntakeOfProps) {
  const isNarrow = useNarrow();
  const all = useTables((tables) => projectIntake(tables, project.id));
  const now = useNow(project);
  const [search] = useSearchParams();
  const part = partOf(search.get('show'));
  const byPart = useMemo(() => {
    const rows = (of: Part) => all.filter((row) => partAt(row, now) === of);
    return { pending: rows('pending'), snoozed: rows('snoozed'), closed: rows('closed') };
  }, [all, now]);
  const rows = byPart[part];
  const named = number === null ? undefined : all.find((row) => row.number === number);
  const isMissing = number !== null && named === undefined;
  // With room beside the list, its first row is open from the beginning.
  const open = named ?? (isNarrow || isMissing ? null : (rows[0] ?? null));
  const [, go] = useLocation();
  const query = part === 'pending' ? '' : `?show=${part}`;
  const address = (row: Submission | null) =>
    `${paths.intake(slug, project.identifier, row?.number)}${query}`;
  const triage = useTriage(slug, open, now, () => {
    const at = rows.findIndex((row) => row.id === open?.id);
    const next = at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1]);
    go(address(isNarrow ? null : (next ?? null)), { replace: true });
  });
  const [isNew, setNew] = useState(false);
  const isOn = project.features.includes('intake');
  const maySubmit = useTables((tables) => mayComment(tables, project.id)) && isOn;
  useListKeys(rows, open, (row) => go(address(row), { replace: true }));
  useKeys([{ id: 'intake.submit', scope: 'view', when: () => maySubmit, run: () => setNew(true) }]);

  const isList = !isNarrow || (open === null && !isMissing);
  return (
    <>
      <Top slug={slug} project={project} back={isList ? null : address(null)}>
        {maySubmit && isList ? (
          <Button kind="outline" onClick={() => setNew(true)}>
            <Plus aria-hidden="true" />
            {t('intake.new')}
          </Button>
        ) : null}
      </Top>
      {!isOn && all.length === 0 ? (
        <Off slug={slug} project={project} />
      ) : (
        <div className="intake">
          {isList ? (
            <section className="intake__side" aria-label={t('intake.of', { name: project.name })}>
              <Parts
                part={part}
                counts={byPart}
                onPart={(of) =>
                  go(
                    `${paths.intake(slug, project.identifier)}${of === 'pending' ? '' : `?show=${of}`}`,
                    { replace: true },
                  )
                }
              />
              {rows.length === 0 ? (
                <None part={part} maySubmit={maySubmit} onNew={() => setNew(true)} />
              ) : (
                <SubmissionList
                  rows={rows}
                  part={part}
                  label={t('intake.of', { name: project.name })}
                  active={open?.id ?? null}
                  now={now}
                  href={address}
                />
              )}
            </section>
          ) : null}
          {isNarrow && isList ? null : open ? (
            <Opened row={open}>
              <SubmissionBody slug={slug} row={open} now={now} triage={triage} />
            </Opened>
          ) : (
            <div className="intake__main">
              {isMissing ? (
                <Empty icon={<Inbox />} title={t('intake.missing')} text={t('intake.missingText')}>
                  <Link href={address(null)} className="button button--outline">
                    {t('intake.back')}
                  </Link>
                </Empty>
              ) : null}
            </div>
          )}
        </div>
      )}
      {triage.open}
      {isNew ? <SubmissionForm project={project} onClose={() => setNew(false)} /> : null}
    </>
  );
}

/** The present time, until the next snoozed submission comes back. */
function useNow(project: Project): string {
  const next = useTables((tables) => tables);
  return useClock((now) => nextReturn(next, project.id, now));
}

function partOf(text: string | null): Part {
  return PARTS.find((part) => part === text) ?? 'pending';
}

function useListKeys(
  rows: readonly Submission[],
  open: Submission | null,
  onOpen: (row: Submission) => void,
): void {
  const at = rows.findIndex((row) => row.id === open?.id);
  const move = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row) onOpen(row);
  };
  const has = () => rows.length > 0;
  useKeys([
    { id: 'list.next', scope: 'view', when: has, run: () => move(at + 1) },
    { id: 'list.previous', scope: 'view', when: has, run: () => move(at < 0 ? 0 : at - 1) },
    { id: 'list.first', scope: 'view', when: has, run: () => move(0) },
    { id: 'list.last', scope: 'view', when: has, run: () => move(rows.length - 1) },
  ]);
}

interface TopProps {
  readonly slug: string;
  readonly project: Project;
  /** The way back to the list, where it is not on screen. */
  readonly back: string | null;
  readonly children: ReactNode;
}

function Top({ slug, project, back, children }: TopProps) {
  return (
    <Header
      title={t('intake.title')}
      documentTitle={t('intake.of', { name: project.name })}
      before={
        back ? (
          <Link href={back} className="button button--icon" aria-label={t('intake.back')}>
            <ChevronLeft aria-hidden="true" />
          </Link>
        ) : (
          <Link
            href={paths.project(slug, project.identifier)}
            className="header__back flex min-w-0 flex-none items-center gap-2 max-md:max-w-24"
          >
            <ProjectMark project={project} />
            <span className="cut">{project.name}</span>
            <ChevronRight size={14} aria-hidden="true" />
          </Link>
        )
      }
    >
      {children}
    </Header>
  );
}

interface PartsProps {
  readonly part: Part;
  readonly counts: Readonly<Record<Part, readonly Submission[]>>;
  readonly onPart: (part: Part) => void;
}

function Parts({ part, counts, onPart }: PartsProps) {
  return (
    <div className="intake__parts">
      <Segments
        label={t('intake.show')}
        value={part}
        options={PARTS.map((value) => ({
          value,
          label: t('intake.part.count', {
            part: t(`intake.part.${value}`),
            count: counts[value].length,
          }),
        }))}
        onChange={onPart}
      />
    </div>
  );
}

interface OpenedProps {
  readonly row: Submission;
  readonly children: ReactNode;
}

function Opened({ row, children }: OpenedProps) {
  const key = useTables((tables) => issueKey(tables, row));
  const pane = useRef<HTMLElement>(null);
  // It stays, so that a button that was pressed keeps the focus; the next one is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row begins at its top
  useEffect(() => {
    // Scrolling answers a promise in newer browsers, which is nothing to clean up with.
    pane.current?.scrollTo({ top: 0 });
  }, [row.id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section ref={pane} className="intake__main" tabIndex={0} aria-label={key} data-open={row.id}>
      {children}
    </section>
  );
}

interface NoneProps {
  readonly part: Part;
  readonly maySubmit: boolean;
  readonly onNew: () => void;
}

function None({ part, maySubmit, onNew }: NoneProps) {
  return (
    <Empty
      icon={<Inbox />}
      title={t(`intake.emptyTitle.${part}`)}
      {...(part === 'pending' && { text: t('intake.emptyText') })}
    >
      {part === 'pending' && maySubmit ? (
        <Button kind="main" onClick={onNew}>
          {t('intake.new')}
          <KeyCaps keys="Shift+n" className="opacity-80" />
        </Button>
      ) : null}
    </Empty>
  );
}

function Off({ slug, project }: { readonly slug: string; readonly project: Project }) {
  const isManager = useTables((tables) => mayManage(tables, project.id));
  return (
    <Empty
      icon={<Inbox />}
      title={t('intake.off', { name: project.name })}
      text={t('intake.offText')}
    >
      {isManager ? (
        <Link
          href={paths.projectSettings(slug, project.identifier, 'features')}
          className="button button--outline"
        >
          {t('nav.settings')}
        </Link>
      ) : null}
    </Empty>
  );
}
