import { useSearchParams } from 'wouter';
import { t } from '../../i18n';
import { Segments } from '../../ui/segments';

const TABS = ['issues', 'progress'] as const;

/** What the page of a cycle or module shows. */
export type Tab = (typeof TABS)[number];

/** The open tab, which is in the address, and the choice between them. */
export function useTab() {
  const [search, setSearch] = useSearchParams();
  const tab: Tab = search.get('tab') === 'progress' ? 'progress' : 'issues';
  function show(next: Tab): void {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === 'issues') after.delete('tab');
        else after.set('tab', next);
        return after;
      },
      { replace: true },
    );
  }
  const choice = (
    <Segments
      label={t('cycles.view')}
      value={tab}
      onChange={show}
      options={TABS.map((value) => ({ value, label: t(`cycles.${value}`) }))}
    />
  );
  return [tab, choice] as const;
}
