/** What only the server finds, and the way to the page of search. */
import '../../i18n/late/search';
import { Search } from 'lucide-react';
import type { SearchResult } from '../../api/search';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { addressOf, keyOf } from '../search/address';
import { ResultIcon } from '../search/parts';
import type { Item, Source } from './items';

/** At most so many results of the server are shown. */
export const MOST_FOUND = 10;

/** The results of the server that are not shown already: a comment by what it says, all else by its name. */
export function foundItems(
  { found, tables, go }: Pick<Source, 'found' | 'tables' | 'go'>,
  shown: ReadonlySet<string>,
): readonly Item[] {
  const others = found.filter(({ id }) => !shown.has(id));
  return others.map((result) => {
    const lead = keyOf(result);
    return {
      id: result.id,
      title: titleOf(result),
      ...(lead && { lead }),
      icon: <ResultIcon result={result} />,
      end: t(`search.kind.${result.kind}`),
      run: () => go(addressOf(tables, result)),
    };
  });
}

/** The line that goes on with the query on the page of search. */
export function searchItem({
  query,
  tables,
  go,
}: Pick<Source, 'query' | 'tables' | 'go'>): readonly Item[] {
  const text = query.trim();
  if (text === '') return [];
  return [
    {
      id: 'search.everything',
      title: t('palette.everything', { query: text }),
      icon: <Search size={14} aria-hidden="true" />,
      run: () => go(paths.search(tables.workspace.slug, text)),
    },
  ];
}

function titleOf({ kind, name, passage }: SearchResult): string {
  if (kind !== 'comment' || passage.length === 0) return name;
  return passage.map(({ text }) => text).join('');
}
