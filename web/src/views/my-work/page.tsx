import '../../i18n/late/mine';
import { CircleUser, CloudOff } from 'lucide-react';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { Header } from '../../app/header';
import { t } from '../../i18n';
import { DEFAULT_VIEW, type Filter, type Scope, type ViewState } from '../../query';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { Empty } from '../../ui/empty';
import { Segments } from '../../ui/segments';
import { IssuesView } from '../issues/issues-view';
import { useView } from '../issues/use-view';
import { type Found, useFound } from '../query/use-found';

const TABS = ['open', 'created', 'subscribed', 'all'] as const;
type Tab = (typeof TABS)[number];

/** What is being done stands together, and in it what is due first. */
const BASE: ViewState = { ...DEFAULT_VIEW, group: 'state_group', order: 'target_date' };
/** What only the server can tell: subscriptions are not in the copy. */
const SUBSCRIBED = { pql: 'subscriber = currentUser()' };
const NO_ISSUES: ReadonlySet<Id> = new Set();
const OPEN: Filter = { field: 'state_group', is: 'not', values: ['completed', 'cancelled'] };

/** What is assigned to the reader, was made by them, or they subscribe to, in all of their projects. */
export function MyWorkPage({ slug }: { readonly slug: string }) {
  const me = useTables((tables) => tables.me);
  const isPartial = useTables((tables) => tables.isPartial);
  const [view, setView] = useView(BASE);
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((one) => one === search.get('tab')) ?? 'open';
  const isAsked = tab === 'subscribed' && !isPartial;
  const found = useFound(slug, null, isAsked ? SUBSCRIBED : null);
  const scope = useMemo<Scope>(() => {
    if (isAsked) return { only: found?.ids ?? NO_ISSUES };
    if (tab === 'subscribed') return { asked: SUBSCRIBED };
    return tab === 'created' ? { createdBy: me } : { assignee: me };
  }, [tab, me, found, isAsked]);

  function show(next: Tab): void {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === 'open') after.delete('tab');
        else after.set('tab', next);
        return after;
      },
      { replace: true },
    );
  }

  return (
    <>
      <Header title={t('nav.myWork')} />
      <IssuesView
        slug={slug}
        name={t('mine.name')}
        scope={scope}
        view={view}
        onView={setView}
        {...(tab === 'open' ? { within: OPEN } : {})}
        mayCreate={false}
        empty={<Nothing tab={tab} found={found} />}
      >
        <Segments
          label={t('nav.myWork')}
          value={tab}
          onChange={show}
          options={TABS.map((value) => ({ value, label: t(`mine.${value}`) }))}
        />
      </IssuesView>
    </>
  );
}

const WORDS = {
  open: ['mine.noneTitle', 'mine.noneText'],
  created: ['mine.noneCreatedTitle', 'mine.noneCreatedText'],
  subscribed: ['mine.noneSubscribedTitle', 'mine.noneSubscribedText'],
  all: ['mine.noneTitle', 'mine.noneText'],
} as const;

/** Why there is nothing. */
function Nothing({ tab, found }: { readonly tab: Tab; readonly found: Found | null }) {
  if (found?.phase === 'asking') return null;
  if (found?.phase === 'away' || found?.phase === 'refused') {
    return <Empty icon={<CloudOff />} title={t('mine.awayTitle')} text={t('mine.awayText')} />;
  }
  const [title, text] = WORDS[tab];
  return <Empty icon={<CircleUser />} title={t(title)} text={t(text)} />;
}
