import { useEffect, useId, useRef, useState } from 'react';
import type { BurnDay } from '../../api/burn-down';
import { t } from '../../i18n';
import { formatDay, formatNumber } from '../../i18n/times';
import { datesBetween, idealAt, linePath, stepPath, ticksUpTo } from './burn-lines';

/** Whether work items or their points are counted. */
export type Unit = 'items' | 'points';

interface ChartProps {
  readonly days: readonly BurnDay[];
  readonly start: string;
  readonly end: string;
  readonly unit: Unit;
}

const HEIGHT = 232;
const EDGE = { top: 12, right: 14, bottom: 26, left: 36 } as const;
/** How much room a day's name takes. */
const NAME = 64;

/** A burn-down as a picture: what remains, the scope, and the ideal line between them. */
export function Chart({ days, start, end, unit }: ChartProps) {
  const [box, width] = useWidth();
  const dates = datesBetween(start, end);
  const numbers = days.map((day) => ({ date: day.date, ...day[unit] }));
  const most = Math.max(1, ...numbers.map((one) => Math.max(one.scope, one.remaining)));
  const ticks = ticksUpTo(most);
  const top = ticks.at(-1) ?? most;
  const inner = Math.max(0, width - EDGE.left - EDGE.right);
  const x = (at: number) => EDGE.left + (dates.length > 1 ? at / (dates.length - 1) : 0.5) * inner;
  const y = (value: number) =>
    HEIGHT - EDGE.bottom - (value / top) * (HEIGHT - EDGE.top - EDGE.bottom);
  const place = (date: string) => x(Math.max(0, dates.indexOf(date)));
  const remaining = numbers.map((one) => [place(one.date), y(one.remaining)] as const);
  const scope = numbers.map((one) => [place(one.date), y(one.scope)] as const);
  const ideal = idealAt(numbers.map((one) => one.scope));
  const last = numbers.at(-1);
  const every = Math.max(1, Math.ceil(dates.length / Math.max(1, Math.floor(inner / NAME))));
  const name = t('burn.picture', {
    start: formatDay(start),
    end: formatDay(end),
    remaining: last?.remaining ?? 0,
    scope: last?.scope ?? 0,
  });
  const fade = useId();
  return (
    <figure ref={box} className="burn__figure">
      <svg width="100%" height={HEIGHT} role="img" aria-label={name} className="burn__picture">
        <defs>
          <linearGradient id={fade} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="var(--accent)" stopOpacity="0.2" />
            <stop offset="1" stopColor="var(--accent)" stopOpacity="0.03" />
          </linearGradient>
        </defs>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={EDGE.left}
              x2={width - EDGE.right}
              y1={y(tick)}
              y2={y(tick)}
              className="burn__grid"
            />
            <text x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end" className="burn__text">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
        {dates.map((date, at) =>
          at % every === 0 && (at === 0 || x(at) < width - EDGE.right - NAME / 2) ? (
            <text
              key={date}
              x={x(at)}
              y={HEIGHT - 8}
              textAnchor={at === 0 ? 'start' : 'middle'}
              className="burn__text"
            >
              {formatDay(date)}
            </text>
          ) : null,
        )}
        {ideal !== null && dates.length > 1 ? (
          <path
            d={linePath([
              [x(0), y(ideal)],
              [x(dates.length - 1), y(0)],
            ])}
            className="burn__ideal"
          />
        ) : null}
        {remaining.length > 1 ? (
          <path
            d={`${linePath(remaining)}L${remaining.at(-1)?.[0]} ${y(0)}L${remaining[0]?.[0]} ${y(0)}Z`}
            fill={`url(#${fade})`}
          />
        ) : null}
        <path d={stepPath(scope)} className="burn__scope" />
        <path d={linePath(remaining)} className="burn__remaining" />
        {remaining.map(([at, value], n) => (
          <circle
            key={numbers[n]?.date}
            cx={at}
            cy={value}
            r={dates.length > 45 ? 1.5 : 2.75}
            className="burn__dot"
          >
            <title>
              {`${formatDay(numbers[n]?.date ?? '')}: ${t('burn.remaining')} ${numbers[n]?.remaining}, ${t('burn.scope')} ${numbers[n]?.scope}`}
            </title>
          </circle>
        ))}
      </svg>
      <figcaption className="burn__legend">
        <Key line="remaining" text={t('burn.remaining')} />
        <Key line="scope" text={t('burn.scope')} />
        <Key line="ideal" text={t('burn.ideal')} />
      </figcaption>
    </figure>
  );
}

function Key({ line, text }: { readonly line: string; readonly text: string }) {
  return (
    <span className="burn__key">
      <svg width={22} height={8} aria-hidden="true">
        <path d="M1 4H21" className={`burn__${line}`} />
      </svg>
      {text}
    </span>
  );
}

/** How wide an element is, also after the page has changed. */
function useWidth() {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}
