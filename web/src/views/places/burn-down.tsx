import { ChartLine } from 'lucide-react';
import { useState } from 'react';
import type { BurnDown as Burn } from '../../api/burn-down';
import { useBurnDown } from '../../api/burn-down';
import { t } from '../../i18n';
import { formatDay, formatNumber, today } from '../../i18n/times';
import type { Id } from '../../store/rows';
import { dayIn } from '../../store/zones';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Segments } from '../../ui/segments';
import { Chart, type Unit } from './chart';

interface BurnDownProps {
  readonly kind: 'cycle' | 'module';
  readonly id: Id;
  /** Whether points are added up in its project. */
  readonly hasPoints: boolean;
}

/** The burn-down of a cycle or module: a picture, and its table beside it. */
export function BurnDown({ kind, id, hasPoints }: BurnDownProps) {
  const { burn, fault, isNone, retry } = useBurnDown(kind, id);
  const [wanted, setUnit] = useState<Unit>('items');
  const unit = hasPoints ? wanted : 'items';
  if (isNone) return null;
  return (
    <section
      className="panel burn"
      aria-labelledby={`burn-${id}`}
      aria-busy={!burn && fault === null}
    >
      <div className="burn__head">
        <h2 id={`burn-${id}`} className="panel__title">
          {t('burn.title')}
        </h2>
        {hasPoints ? (
          <Segments
            label={t('scope.unit')}
            value={unit}
            onChange={setUnit}
            options={[
              { value: 'items', label: t('scope.items') },
              { value: 'points', label: t('scope.points') },
            ]}
          />
        ) : null}
      </div>
      {burn ? <Drawn burn={burn} unit={unit} /> : <Unread fault={fault} onRetry={retry} />}
    </section>
  );
}

interface UnreadProps {
  readonly fault: string | null;
  readonly onRetry: () => void;
}

function Unread({ fault, onRetry }: UnreadProps) {
  if (fault === null) return <p className="burn__waiting hidden-text">{t('burn.loading')}</p>;
  return (
    <div className="notice notice--calm flex flex-wrap items-center gap-3" role="status">
      <span className="flex-1">
        {t('burn.failed')} {fault}
      </span>
      <Button kind="outline" onClick={onRetry}>
        {t('action.retry')}
      </Button>
    </div>
  );
}

/** The day of a date or moment in a zone. */
function dayOf(text: string | null, zone: string): string | null {
  if (text === null || text === undefined) return null;
  return text.length > 10 ? dayIn(zone, text) : text;
}

function Drawn({ burn, unit }: { readonly burn: Burn; readonly unit: Unit }) {
  const { days, timezone } = burn;
  const start = dayOf(burn.start_date, timezone) ?? days[0]?.date;
  const end = dayOf(burn.end_date, timezone) ?? days.at(-1)?.date ?? today();
  if (!start || days.length === 0) {
    return <Empty icon={<ChartLine />} title={t('burn.notYet')} />;
  }
  return (
    <div className="burn__body">
      <Chart days={days} start={start} end={[start, end].sort()[1] ?? end} unit={unit} />
      <Table burn={burn} unit={unit} />
    </div>
  );
}

const COLUMNS = ['scope', 'remaining', 'completed', 'cancelled', 'added', 'removed'] as const;

function Table({ burn, unit }: { readonly burn: Burn; readonly unit: Unit }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    // biome-ignore lint/a11y/useSemanticElements: it is a place to scroll in, not a part of the page
    <div className="burn__table" role="group" tabIndex={0} aria-label={t('burn.table')}>
      <table>
        <caption className="hidden-text">{t('burn.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('burn.day')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`burn.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {burn.days.map((day) => (
            <tr key={day.date}>
              <th scope="row">{formatDay(day.date)}</th>
              {COLUMNS.map((column) => (
                <td key={column}>{formatNumber(day[unit][column] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
