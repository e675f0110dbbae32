import '../../i18n/late/undo';
import { ArrowRight } from 'lucide-react';
import { useId } from 'react';
import type { UndoFact } from '../../api/undo';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import { actorName } from '../issue/activity';
import {
  type FactGroup,
  factGroups,
  fieldName,
  hasValues,
  isAboutSeveral,
  sentenceOfWhole,
  valueText,
} from './facts';

/** How many facts of a group are shown; a command can have changed a thousand work items. */
const SHOWN = 100;

/** What becomes of everything that a command did, in groups. */
export function FactList({ facts }: { readonly facts: readonly UndoFact[] }) {
  const hasKeys = isAboutSeveral(facts);
  return factGroups(facts).map((group) => (
    <Group key={group.outcome} group={group} hasKeys={hasKeys} />
  ));
}

interface GroupProps {
  readonly group: FactGroup;
  /** Whether each line says which work item it is about. */
  readonly hasKeys: boolean;
}

function Group({ group: { outcome, facts }, hasKeys }: GroupProps) {
  const id = useId();
  const hidden = facts.length - SHOWN;
  return (
    <section className="undo__group" data-outcome={outcome} aria-labelledby={id}>
      <h3 id={id} className="undo__heading">
        {t(`undo.${outcome}`)}
      </h3>
      <ul className="undo__facts">
        {facts.slice(0, SHOWN).map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fact has no name of its own, and its place stays
          <Fact key={at} fact={fact} hasKey={hasKeys} />
        ))}
      </ul>
      {hidden > 0 ? <p className="undo__meta">{t('undo.more', { count: hidden })}</p> : null}
    </section>
  );
}

interface FactProps {
  readonly fact: UndoFact;
  readonly hasKey: boolean;
}

function Fact({ fact, hasKey }: FactProps) {
  const { reason } = fact;
  const whole = sentenceOfWhole(fact);
  return (
    <li className="undo__fact">
      {hasKey && fact.key ? <span className="undo__key">{fact.key}</span> : null}
      {whole ? <span className="undo__value">{whole}</span> : <Change fact={fact} />}
      <Since fact={fact} />
      {reason ? <span className="undo__meta">{reason}</span> : null}
    </li>
  );
}

/** A field: from what to what it is put back, or what it is and stays. */
function Change({ fact }: { readonly fact: UndoFact }) {
  const { field, outcome, from, to } = fact;
  const tables = useTables((all) => all);
  const isPutBack = outcome === 'undone';
  // What has changed since is shown as it is, also where it is nothing by now.
  const stays = outcome === 'changed_since' ? from : (from ?? to);
  return (
    <span className="undo__what">
      <span className="undo__field">{fieldName(field)}</span>
      {hasValues(fact) ? (
        <span className="undo__value undo__value--now">
          {valueText(field, isPutBack ? from : stays, tables)}
        </span>
      ) : null}
      {hasValues(fact) && isPutBack ? (
        <>
          <ArrowRight size={14} aria-hidden="true" />
          <span className="hidden-text">{t('undo.becomes')}</span>
          <span className="undo__value">{valueText(field, to, tables)}</span>
        </>
      ) : null}
    </span>
  );
}

/** Who has changed it since, and when. */
function Since({ fact: { changed_by: by, changed_at: at } }: { readonly fact: UndoFact }) {
  const person = useTables((tables) => (by ? actorName(tables, by) : t('person.someone')));
  if (!at) return null;
  return (
    <time className="undo__meta" dateTime={at} title={formatMoment(at)}>
      {t('undo.since', { person, time: formatAgo(at) })}
    </time>
  );
}
