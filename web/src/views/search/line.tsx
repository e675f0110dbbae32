import { Link } from 'wouter';
import type { SearchResult } from '../../api/search';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import { ProjectMark } from '../../ui/project-mark';
import { addressOf, keyOf } from './address';
import { Marked, ResultIcon } from './parts';

interface LineProps {
  readonly result: SearchResult;
  /** Before the page of the result is opened. */
  readonly onOpen: () => void;
}

/** A result: what it is, where it was found, where it belongs and when it was changed. */
export function Line({ result, onOpen }: LineProps) {
  const href = useTables((tables) => addressOf(tables, result));
  const key = keyOf(result);
  const isArchived = result.is_archived;
  return (
    <li className="search__line">
      <Link href={href} className="search__link" data-result={result.id} onClick={onOpen}>
        <span className="search__icon" title={t(`search.kind.${result.kind}`)}>
          <ResultIcon result={result} />
          <span className="hidden-text">{t(`search.kind.${result.kind}`)}</span>
        </span>
        <span className="search__top">
          {key ? <span className="search__key figures">{key}</span> : null}
          <span className="search__name">
            <Marked parts={result.name_parts} />
          </span>
          {isArchived ? (
            <span className="chip search__archived">{t('search.archived')}</span>
          ) : null}
        </span>
        {result.passage.length > 0 ? (
          <span className="search__passage">
            <Marked parts={result.passage} />
          </span>
        ) : null}
        <Place result={result} />
      </Link>
    </li>
  );
}

function Place({ result }: { readonly result: SearchResult }) {
  const project = useTables((tables) => tables.projects.get(result.project_id ?? ''));
  return (
    <span className="search__place">
      {project ? <ProjectMark project={project} /> : null}
      <span className="cut">
        {project?.name ?? result.project_identifier ?? t('search.ofWorkspace')}
      </span>
      <time
        className="row__meta"
        dateTime={result.updated_at}
        title={formatMoment(result.updated_at)}
      >
        {formatAgo(result.updated_at)}
      </time>
    </span>
  );
}
