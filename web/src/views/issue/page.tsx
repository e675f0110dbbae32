import '../../i18n/late/page';
import { ChevronRight, Ellipsis } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useTarget } from '../../keys';
import { Star, Visited } from '../../own/late';
import { useIssue, useProject, useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { ProjectMark } from '../../ui/project-mark';
import { useNarrow } from '../issues/row-height';
import { IssueBody } from './body';
import { IssueMenu } from './menu';
import { Properties } from './properties';

/** An issue as a page of its own. */
export function IssuePage({ slug, id }: { readonly slug: string; readonly id: Id }) {
  const issue = useIssue(id);
  const project = useProject(issue?.project);
  const key = useTables((tables) => (issue ? issueKey(tables, issue) : ''));
  const isNarrow = useNarrow();
  useTarget(useMemo(() => [id], [id]));
  if (!issue || !project) return null;
  return (
    <>
      <Header
        title={key}
        documentTitle={`${key} ${issue.name}`}
        isPlain
        before={
          <Link
            href={paths.project(slug, project.identifier)}
            className="header__back flex min-w-0 flex-none items-center gap-2 max-md:max-w-24"
          >
            <ProjectMark project={project} />
            <span className="cut">{project.name}</span>
            <ChevronRight size={14} aria-hidden="true" />
          </Link>
        }
      >
        <Star kind="issue" id={id} />
        <Visited kind="issue" id={id} />
        <IssueMenu
          slug={slug}
          id={id}
          trigger={
            <button type="button" className="button button--icon" aria-label={t('issue.more')}>
              <Ellipsis aria-hidden="true" />
            </button>
          }
        />
      </Header>
      <div className="issue" data-issue={id}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
        <section className="issue__main" tabIndex={0} aria-label={t('issue.peek', { key })}>
          <div className="issue__column">
            <IssueBody
              slug={slug}
              id={id}
              between={
                isNarrow ? (
                  <div className="peek__props">
                    <Properties slug={slug} id={id} />
                  </div>
                ) : null
              }
            />
          </div>
        </section>
        {isNarrow ? null : (
          <aside className="issue__side" aria-label={t('issue.properties')}>
            <h2 className="issue__side-title">{t('issue.properties')}</h2>
            <Properties slug={slug} id={id} />
          </aside>
        )}
      </div>
    </>
  );
}
