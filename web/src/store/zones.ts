import { canonicalTime } from './times';

/** How far a zone's clocks are before those of UTC at a moment, in milliseconds; nothing for a zone that is not known. */
function offsetAt(zone: string, at: number): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(at);
    const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
    const local = Date.UTC(
      of('year'),
      of('month') - 1,
      of('day'),
      of('hour'),
      of('minute'),
      of('second'),
    );
    return local - Math.floor(at / 1000) * 1000;
  } catch {
    return 0;
  }
}

/** The moment at which a zone's clocks show a time on a day, in the tables' form. */
export function momentIn(zone: string, day: string, clock: string): string {
  const shown = Date.parse(`${day}T${clock}Z`);
  const near = shown - offsetAt(zone, shown);
  return canonicalTime(new Date(shown - offsetAt(zone, near)).toISOString());
}

/** The day, `YYYY-MM-DD`, that it is in a zone at a moment. */
export function dayIn(zone: string, moment: string): string {
  const at = Date.parse(moment);
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 10);
}
