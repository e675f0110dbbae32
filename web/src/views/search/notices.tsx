import { Search, SearchX } from 'lucide-react';
import type { Wanted } from '../../api/search';
import { sentenceOf } from '../../app/problems';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import type { Searched } from './searching';

interface NoticeProps {
  readonly searched: Searched;
  readonly hasResults: boolean;
  readonly onRetry: () => void;
}

/** Why the server has not answered, and what is shown instead. */
export function Notice({ searched, hasResults, onRetry }: NoticeProps) {
  const { phase, fault } = searched;
  const sentence = noticeOf(searched);
  if (sentence === null) return null;
  return (
    <div className="search__notice" role={phase === 'refused' ? 'alert' : 'status'}>
      <p className="notice notice--calm">
        {sentence}
        {hasResults && phase !== 'found' ? ` ${t('search.onlyNames')}` : ''}
      </p>
      {phase === 'away' && fault ? (
        <Button kind="outline" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      ) : null}
    </div>
  );
}

function noticeOf({ phase, fault }: Searched): string | null {
  switch (phase) {
    case 'preparing':
      return t('search.preparing');
    case 'away':
      return t('search.away');
    case 'refused':
      return sentenceOf(fault);
    case 'found':
      return fault ? sentenceOf(fault) : null;
    case 'idle':
    case 'asking':
      return null;
  }
}

/** Before anything is typed: how to search. */
export function Syntax() {
  return (
    <div className="search__syntax">
      <Empty
        icon={<Search size={28} />}
        title={t('search.emptyTitle')}
        text={t('search.emptyText')}
      />
      <dl className="search__words">
        {(['phrase', 'without', 'key'] as const).map((word) => (
          <div key={word}>
            <dt>
              <code>{t(`search.syntax.${word}`)}</code>
            </dt>
            <dd>{t(`search.means.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface NothingProps {
  readonly asked: Wanted;
  readonly onChange: (part: Partial<Wanted>) => void;
}

/** Nothing has these words: where else they can be looked for. */
export function Nothing({ asked, onChange }: NothingProps) {
  const title = t('search.noneTitle', { query: asked.text.trim() });
  return (
    <Empty icon={<SearchX size={28} />} title={title} text={t('search.noneText')}>
      {asked.kind ? (
        <Button kind="outline" onClick={() => onChange({ kind: null })}>
          {t('search.allKinds')}
        </Button>
      ) : null}
      {asked.archived ? null : (
        <Button kind="outline" onClick={() => onChange({ archived: true })}>
          {t('search.withArchived')}
        </Button>
      )}
    </Empty>
  );
}
