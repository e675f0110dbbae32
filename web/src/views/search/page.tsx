import '../../i18n/late/search';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { KINDS } from '../../api/search';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { useEngine } from '../../store/hooks';
import { issueByKey } from '../../store/selectors';
import { announce } from '../../ui/announce';
import { Segments } from '../../ui/segments';
import { addressOf } from './address';
import { Nothing, Notice, Syntax } from './notices';
import { Results } from './results';
import { wantedOf } from './searching';
import { type SearchPageState, useSearchPage } from './use-search-page';
import './search.css';

/** Everything in the workspace that has the words that are typed. */
export function SearchPage({ slug }: { readonly slug: string }) {
  const state = useSearchPage(slug);
  const { asked, change, keep, searched, results, isAnswered } = state;
  const box = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLElement>(null);
  const text = asked.text.trim();
  const begin = () => {
    box.current?.focus();
    box.current?.select();
  };
  useEffect(begin, []);
  useKeys([{ id: 'search.open', scope: 'view', run: begin }]);
  useSaidCount(state);
  // What another search finds is looked at from its best result on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search is what it is about
  useEffect(() => void place.current?.scrollTo({ top: 0 }), [asked]);

  const title = text ? t('search.titleOf', { query: text }) : t('search.title');
  return (
    <>
      <Header title={t('search.title')} documentTitle={title} />
      <search className="search__bar">
        <Box slug={slug} state={state} box={box} />
        <Segments
          label={t('search.kinds')}
          value={asked.kind ?? 'all'}
          options={(['all', ...KINDS] as const).map((value) => ({
            value,
            label: t(`search.kinds.${value}`),
          }))}
          onChange={(value) => change({ kind: value === 'all' ? null : value })}
        />
        <label className="search__choice">
          <input
            type="checkbox"
            checked={asked.archived}
            onChange={(event) => change({ archived: event.currentTarget.checked })}
          />
          {t('search.withArchived')}
        </label>
      </search>
      <section
        ref={place}
        className="search"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        tabIndex={0}
        aria-label={t('search.results')}
      >
        <Notice searched={searched} hasResults={results.length > 0} onRetry={state.now} />
        {results.length > 0 ? (
          <Results
            results={results}
            label={title}
            isBusy={!isAnswered}
            hasMore={isAnswered && searched.hasMore}
            isReadingMore={searched.isReadingMore}
            box={box}
            onMore={state.more}
            onOpen={keep}
          />
        ) : null}
        {wantedOf(text) ? null : <Syntax />}
        {isAnswered && results.length === 0 ? <Nothing asked={asked} onChange={change} /> : null}
      </section>
    </>
  );
}

interface BoxProps {
  readonly slug: string;
  readonly state: SearchPageState;
  readonly box: React.RefObject<HTMLInputElement | null>;
}

/** Where the words are typed; Enter opens what is found first, the arrow goes to the results. */
function Box({ slug, state, box }: BoxProps) {
  const { asked, change, keep, results, now } = state;
  const { store } = useEngine();
  const [, go] = useLocation();

  function open(): void {
    const tables = store.tables();
    const byKey = issueByKey(tables, asked.text.trim());
    const [first] = results;
    if (!byKey && !first) {
      now();
      return;
    }
    keep();
    if (byKey) go(paths.issue(slug, asked.text.trim().toUpperCase()));
    else if (first) go(addressOf(tables, first));
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') open();
    else if (event.key === 'ArrowDown') {
      document.querySelector<HTMLElement>('.search__list [data-result]')?.focus();
    } else return;
    event.preventDefault();
  }

  return (
    <div className="search__box">
      <Search size={16} aria-hidden="true" />
      <input
        ref={box}
        type="search"
        className="search__input"
        aria-label={t('search.label')}
        aria-describedby="search-hint"
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={asked.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={press}
      />
      <span id="search-hint" className="hidden-text">
        {t('search.hint')}
      </span>
    </div>
  );
}

/** Says once for each answer how much was found. */
function useSaidCount({ asked, searched, results, isAnswered }: SearchPageState): void {
  const count = results.length;
  const { hasMore, phase } = searched;
  const isNew = isAnswered && phase === 'found' && asked.text.trim() !== '';
  useEffect(() => {
    if (isNew) announce(t(hasMore ? 'search.countMore' : 'search.count', { count }));
  }, [isNew, hasMore, count]);
}
