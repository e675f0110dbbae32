import { CircleUser } from 'lucide-react';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { Header } from '../../app/header';
import { t } from '../../i18n';
import type { Filter, ViewState } from '../../query';
import { useTables } from '../../store/hooks';
import { Empty } from '../../ui/empty';
import { Segments } from '../../ui/segments';
import { IssuesView } from '../issues/issues-view';
import { useView } from '../issues/use-view';

const TABS = ['open', 'created', 'all'] as const;
type Tab = (typeof TABS)[number];

const DEFAULTS: Partial<ViewState> = { group: 'project' };
const OPEN: Filter = { field: 'state_group', is: 'not', values: ['completed', 'cancelled'] };

/** What is assigned to the reader, or was made by them, in all of their projects. */
export function MyWorkPage({ slug }: { readonly slug: string }) {
  const me = useTables((tables) => tables.me);
  const [view, setView] = useView(DEFAULTS);
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((one) => one === search.get('tab')) ?? 'open';
  const scope = useMemo(
    () => (tab === 'created' ? { createdBy: me } : { assignee: me }),
    [tab, me],
  );

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
        name={t('list.nameMine')}
        scope={scope}
        view={view}
        onView={setView}
        {...(tab === 'open' ? { within: OPEN } : {})}
        mayCreate={false}
        empty={
          <Empty icon={<CircleUser />} title={t('list.mineTitle')} text={t('list.mineText')} />
        }
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
