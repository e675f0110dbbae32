import '../../i18n/late/served';
import { CloudOff, SearchX } from 'lucide-react';
import { type ComponentType, useCallback, useMemo } from 'react';
import { t } from '../../i18n';
import type { Scope } from '../../query';
import { Empty } from '../../ui/empty';
import type { IssuesPageProps, IssuesViewProps } from '../issues/issues-view';
import type { Source } from '../issues/source';
import { useQuery } from '../issues/use-query';
import type { Found } from '../query/use-found';
import { useServed } from './use-served';

/** What a page of issues needs whose issues the server finds. */
export interface ServedIssuesProps extends IssuesViewProps {
  /** The page that shows them, the same as for issues of the copy. */
  readonly Page: ComponentType<IssuesPageProps>;
}

/** A page of issues of a workspace that is too large to be here as a whole: the server finds them. */
export function ServedIssues({ Page, ...props }: ServedIssuesProps) {
  const query = useQuery(props, true);
  const { question, groups, state, shelves } = useServed(query.view, query.scope, props.within);
  const { pql } = query.view;
  const found = useMemo<Found | null>(() => {
    if (pql === '') return null;
    const { phase, fault, total } = state;
    return { phase, asked: { pql }, ids: null, count: total, fault };
  }, [pql, state]);
  const more = useCallback(
    (group: string, lane: string) => void shelves?.more(group, lane),
    [shelves],
  );
  const instead = insteadOf(question === null, state, pql !== '');
  const source = useMemo<Source>(
    () => ({ groups, more, served: found, ...(instead && { instead }) }),
    [groups, more, found, instead],
  );
  const scope = useMemo<Scope>(() => query.scope, [query.scope]);
  // The groups that the server does not know are shown as what it was asked for.
  const view = useMemo(
    () => ({
      ...query.view,
      ...(question && { group: question.group, lanes: question.lanes }),
    }),
    [query.view, question],
  );
  const shown = useMemo(() => ({ ...query, view, scope }), [query, view, scope]);
  return <Page {...props} query={shown} source={source} />;
}

const NOTHING = <div className="grid flex-1" aria-busy="true" />;

/** What stands in the place of issues: nothing while they are asked for, or why there is no answer. */
function insteadOf(
  isBeyond: boolean,
  { phase, fault, parts }: ReturnType<typeof useServed>['state'],
  isQueried: boolean,
) {
  if (isBeyond) {
    return (
      <Empty icon={<SearchX />} title={t('served.beyondTitle')} text={t('served.beyondText')} />
    );
  }
  if (phase === 'asking') return NOTHING;
  if (phase === 'refused' && !isQueried) {
    const text = fault?.sentence ?? t('served.refusedText');
    return <Empty icon={<SearchX />} title={t('served.refusedTitle')} text={text} />;
  }
  if (phase === 'away' && parts.size === 0 && !isQueried) {
    return <Empty icon={<CloudOff />} title={t('served.awayTitle')} text={t('served.awayText')} />;
  }
  return null;
}
