/** Times of what people wait for: how they are taken inside a page, summed up, and told. */
import { appendFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';

/** What a figure is compared with, in milliseconds or MiB. */
export interface Budget {
  readonly name: string;
  readonly unit: 'ms' | 'MiB';
  readonly budget: number;
}

/** A part of the values in order, for example 0.95. */
function quantile(values: readonly number[], part: number): number {
  const ordered = [...values].sort((one, other) => one - other);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * part))] ?? Number.NaN;
}

/** Tells a figure: on the screen, and as a line of JSON in the file of the run. */
export function tell({ name, unit, budget }: Budget, values: readonly number[]): void {
  const [p50, p95] = [quantile(values, 0.5), quantile(values, 0.95)];
  const verdict = p95 <= budget ? 'met' : 'MISSED';
  const round = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  const measured = `p50 ${round(p50)} ${unit}, p95 ${round(p95)} ${unit}, budget ${budget} ${unit}`;
  process.stdout.write(`${name.padEnd(40)} ${measured}: ${verdict} (${values.length} times)\n`);
  const file = process.env.TIDEMARK_BENCH_FILE;
  if (file) appendFileSync(file, `${JSON.stringify({ name, unit, budget, p50, p95, values })}\n`);
}

/** Slows the processor of a page down, as Chromium does it. */
export async function slowed(page: Page, times: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  return session;
}

/**
 * Notes, inside of the page, how long it takes from each event of a kind until the frame after it is painted. Those
 * times are of one clock: that of the event, and that of a message which is answered after the frame.
 */
export async function noteInput(page: Page, kind: 'keydown' | 'drop'): Promise<void> {
  await page.evaluate((kind) => {
    const noted: number[] = [];
    Object.assign(window, { noted });
    const note = ({ timeStamp }: Event) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => noted.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    window.addEventListener(kind, note, { capture: true });
  }, kind);
}

/** What was noted since the last time. */
export async function noted(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { noted } = window as unknown as { noted: number[] };
    return noted.splice(0);
  });
}
