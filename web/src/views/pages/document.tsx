import { History, Lock, UserLock } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { usePageText } from '../../api/page-texts';
import type { PageVersion } from '../../api/page-versions';
import { Header } from '../../app/header';
import { describePage, renamePage, restorePage, useRun } from '../../commands';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { Star, Visited } from '../../own/late';
import { useMember, useTables } from '../../store/hooks';
import type { Id, Member, Page, Tables } from '../../store/rows';
import { projectPeople } from '../../store/selectors';
import { Boundary } from '../../ui/boundary';
import { Button } from '../../ui/button';
import { markOf } from '../../ui/mark';
import { MarkIcon } from '../../ui/mark-icon';
import { MoreMenu } from '../../ui/more-menu';
import { notify } from '../../ui/toast';
import { RichText } from '../text/text';
import { Title } from '../text/title';
import { type PageMenu, usePageMenu } from './actions';
import { MarkPage } from './mark-page';
import { mayDispose, mayWrite } from './may';
import { OldText, Versions } from './versions';

interface DocumentProps {
  readonly slug: string;
  readonly page: Page;
  /** What stands before the title in the line at the top. */
  readonly before: ReactNode;
  /** Whether it was just made, so that its title is to be written. */
  readonly isFresh: boolean;
  readonly menu: PageMenu;
}

/** A page: its title, its text, and the texts that it had. */
export function Document({ slug, page, before, isFresh, menu }: DocumentProps) {
  const run = useRun();
  const text = usePageText(page.id);
  const mayChange = useTables((tables) => mayWrite(tables, page));
  const mayRestore = useTables((tables) => mayDispose(tables, page));
  const menuOf = usePageMenu();
  const mentions = useMentions(page.project);
  const [isPast, setPast] = useState(false);
  const [version, setVersion] = useState<PageVersion | null>(null);
  const title = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (!isFresh) return;
    title.current?.focus();
    title.current?.select();
  }, [isFresh]);

  return (
    <>
      <Header title={page.name} isPlain before={before}>
        {page.access === 'PRIVATE' ? (
          <span className="chip" title={t('page.privateHint')}>
            <UserLock size={13} aria-hidden="true" />
            {t('page.private')}
          </span>
        ) : null}
        {page.is_locked ? (
          <span className="chip" title={t('page.lockedHint')}>
            <Lock size={13} aria-hidden="true" />
            {t('page.locked')}
          </span>
        ) : null}
        {page.archived_at ? null : (
          <>
            <Star kind="page" id={page.id} />
            <Visited kind="page" id={page.id} />
          </>
        )}
        <button
          type="button"
          className="button button--icon"
          aria-label={t('versions.open')}
          title={t('versions.title')}
          aria-pressed={isPast}
          onClick={() => {
            setPast(!isPast);
            setVersion(null);
          }}
        >
          <History aria-hidden="true" />
        </button>
        <MoreMenu label={t('page.actions', { name: page.name })} items={menuOf(page, menu)} />
      </Header>
      <div className="document" data-past={isPast}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
        <section className="document__main" tabIndex={0} aria-label={page.name}>
          <div className="document__column">
            {page.archived_at ? (
              <div className="versions__bar">
                <span className="flex-1">{t('page.archivedNote')}</span>
                {mayRestore ? (
                  <Button kind="outline" onClick={() => run(restorePage(page.id))}>
                    {t('page.restore')}
                  </Button>
                ) : null}
              </div>
            ) : null}
            <Mark page={page} mayChange={mayChange} />
            <Title
              field={title}
              value={page.name}
              label={t('page.name')}
              mayChange={mayChange}
              onKeep={(name) => run(renamePage(page.id, name))}
            />
            <Meta page={page} />
            <Boundary resetKey={page.id}>
              {version ? (
                <OldText
                  slug={slug}
                  page={page}
                  version={version}
                  mentions={mentions}
                  mayRestore={mayChange && text.status === 'ready'}
                  onBack={() => setVersion(null)}
                  onRestore={(html) => {
                    const { name } = version;
                    run(describePage(page.id, html, text.version ?? undefined, text.html, name));
                    notify({ title: t('versions.restored', { time: formatMoment(version.at) }) });
                    setVersion(null);
                  }}
                />
              ) : (
                <RichText
                  status={text.status}
                  html={text.html}
                  version={text.version}
                  draft={`page/${page.id}/description`}
                  label={t('page.text')}
                  add={t('page.addText')}
                  none={t('page.noText')}
                  offline={t('page.offline')}
                  mentions={mentions}
                  mayChange={mayChange}
                  onKeep={(html, of, was) => run(describePage(page.id, html, of, was))}
                />
              )}
            </Boundary>
          </div>
        </section>
        {isPast ? (
          <Versions
            slug={slug}
            page={page}
            chosen={version}
            onChoose={setVersion}
            onClose={() => {
              setPast(false);
              setVersion(null);
            }}
          />
        ) : null}
      </div>
    </>
  );
}

/** The icon that the page was given, over its title; whoever may change the page chooses another one here. */
function Mark({ page, mayChange }: { readonly page: Page; readonly mayChange: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const mark = markOf(page.logo);
  if (!mark && !isChoosing) return null;
  const icon = mark ? <MarkIcon mark={mark} size={28} /> : null;
  if (!mayChange) return <div className="document__mark">{icon}</div>;
  const label = t('mark.of', { name: page.name });
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button document__mark"
        aria-label={label}
        aria-haspopup="dialog"
        title={label}
        onClick={() => setChoosing(true)}
      >
        {icon}
      </button>
      {isChoosing ? (
        <MarkPage page={page} anchor={button.current} onClose={() => setChoosing(false)} />
      ) : null}
    </>
  );
}

function Meta({ page }: { readonly page: Page }) {
  const person = useMember(page.owner)?.display_name ?? t('person.someone');
  return (
    <p className="document__meta">
      <time dateTime={page.updated_at} title={formatMoment(page.updated_at)}>
        {t('page.meta', { person, time: formatAgo(page.updated_at) })}
      </time>
    </p>
  );
}

/** The people who can be mentioned on a page. */
function useMentions(project: Id | null) {
  const people = useTables((tables) => readers(tables, project), sameItems);
  return useMemo(
    () => people.map(({ id, display_name }) => ({ id, name: display_name })),
    [people],
  );
}

function readers(tables: Tables, project: Id | null): readonly Member[] {
  if (project) return projectPeople(tables, project);
  return [...tables.members.values()].filter(
    ({ is_active, role }) => is_active && role !== 'guest',
  );
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
