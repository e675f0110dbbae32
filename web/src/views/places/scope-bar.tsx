import { t } from '../../i18n';
import { formatNumber } from '../../i18n/times';
import { percentOf, type Scope } from '../../store/scope';

/** The parts of the workflow in the order in which a bar has them: what is done first. */
const ORDER = ['completed', 'started', 'unstarted', 'backlog', 'cancelled'] as const;

/** How much of a scope is in each part of the workflow, as a bar that says it in words as well. */
export function ScopeBar({ scope }: { readonly scope: Scope }) {
  const parts = ORDER.filter((group) => scope[group] > 0);
  const words = parts.map((group) =>
    t('scope.part', { group: t(`group.${group}`), count: scope[group] }),
  );
  const text = parts.length > 0 ? t('scope.name', { parts: words.join(', ') }) : t('scope.none');
  return (
    <div className="scope" role="img" aria-label={text} title={text}>
      {parts.map((group) => (
        <span
          key={group}
          className="scope__part"
          data-group={group}
          style={{ flexGrow: scope[group] }}
        />
      ))}
    </div>
  );
}

/** The bar with what is done of it in figures. */
export function Progress({ scope }: { readonly scope: Scope }) {
  const { total, cancelled, completed } = scope;
  return (
    <div className="progress">
      <ScopeBar scope={scope} />
      <span className="progress__figures figures">
        {formatNumber(completed)}/{formatNumber(total - cancelled)}{' '}
        <span className="progress__percent">{t('scope.done', { percent: percentOf(scope) })}</span>
      </span>
    </div>
  );
}
