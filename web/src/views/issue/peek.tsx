import '../../i18n/late/missing';
import '../../i18n/late/page';
import { ChevronDown, ChevronUp, Ellipsis, Maximize2, X } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useTarget } from '../../keys';
import { useTables } from '../../store/hooks';
import { issueByKey } from '../../store/selectors';
import { Boundary } from '../../ui/boundary';
import { IconButton } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { useIssueOf } from '../missing/use-issue-of';
import { IssueBody } from './body';
import { IssueMenu } from './menu';
import { Properties } from './properties';

/** What the issue beside a list needs. */
export interface PeekProps {
  readonly slug: string;
  readonly issueKey: string;
  readonly onClose: () => void;
  /** Shows the issue some rows further. */
  readonly onMove: (by: number) => void;
}

/** An issue beside the list that it was opened from. */
export function Peek({ slug, issueKey, onClose, onMove }: PeekProps) {
  const [, go] = useLocation();
  const id = useTables((tables) => issueByKey(tables, issueKey)?.id);
  const isPartial = useTables((tables) => tables.isPartial);
  useTarget(useMemo(() => (id ? [id] : []), [id]));
  return (
    <aside className="peek" aria-label={t('issue.peek', { key: issueKey })} data-issue={id}>
      <div className="header">
        <span className="row__meta">{issueKey}</span>
        <div className="header__end">
          <IconButton label={t('issue.previous')} keys="k" onClick={() => onMove(-1)}>
            <ChevronUp />
          </IconButton>
          <IconButton label={t('issue.next')} keys="j" onClick={() => onMove(1)}>
            <ChevronDown />
          </IconButton>
          <IconButton label={t('issue.expand')} onClick={() => go(paths.issue(slug, issueKey))}>
            <Maximize2 />
          </IconButton>
          {id ? (
            <IssueMenu
              slug={slug}
              id={id}
              trigger={
                <button type="button" className="button button--icon" aria-label={t('issue.more')}>
                  <Ellipsis aria-hidden="true" />
                </button>
              }
            />
          ) : null}
          <IconButton label={t('issue.closePeek')} keys="Escape" onClick={onClose}>
            <X />
          </IconButton>
        </div>
      </div>
      {id ? (
        <Boundary resetKey={id}>
          <section
            className="peek__body"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
            tabIndex={0}
            aria-label={t('issue.peek', { key: issueKey })}
          >
            <IssueBody
              slug={slug}
              id={id}
              between={
                <div className="peek__props">
                  <Properties slug={slug} id={id} />
                </div>
              }
            />
          </section>
        </Boundary>
      ) : isPartial ? (
        <Sought slug={slug} issueKey={issueKey} />
      ) : (
        <NotThere issueKey={issueKey} />
      )}
    </aside>
  );
}

/** An issue that is not here, while the server is asked for it. */
function Sought({ slug, issueKey }: Pick<PeekProps, 'slug' | 'issueKey'>) {
  const id = useIssueOf(slug, issueKey);
  return id === null ? <NotThere issueKey={issueKey} /> : null;
}

function NotThere({ issueKey }: Pick<PeekProps, 'issueKey'>) {
  return (
    <Empty title={t('page.issueMissing', { key: issueKey })} text={t('page.issueMissingText')} />
  );
}
