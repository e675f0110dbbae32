/** A finger on the screen of a page, by the browser's own touch events. */
import type { CDPSession, Locator, Page } from '@playwright/test';

/** A place in the window, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Longer than what a finger rests before it lifts something. */
const REST = 450;

/** A finger, which is put down, moved and taken away. */
export class Finger {
  readonly #session: CDPSession;
  readonly #page: Page;
  #at: Point = { x: 0, y: 0 };

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** The finger of a page. */
  static async of(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  async down(at: Point): Promise<void> {
    this.#at = at;
    await this.#send('touchStart', [at]);
  }

  /** Moves in steps, as fingers do. */
  async move(to: Point, steps = 8): Promise<void> {
    const { x, y } = this.#at;
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      await this.#send('touchMove', [{ x: x + (to.x - x) * part, y: y + (to.y - y) * part }]);
    }
    this.#at = to;
  }

  async up(): Promise<void> {
    await this.#send('touchEnd', []);
  }

  async cancel(): Promise<void> {
    await this.#send('touchCancel', []);
  }

  /** Puts a second finger beside it. */
  async join(): Promise<void> {
    await this.#send('touchStart', [this.#at, { x: this.#at.x + 40, y: this.#at.y + 40 }]);
  }

  /** Rests on an element until it is lifted. */
  async lift(element: Locator): Promise<void> {
    await element.scrollIntoViewIfNeeded();
    await this.down(await middle(element));
    await this.#page.waitForTimeout(REST);
  }

  async #send(
    type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
    points: readonly Point[],
  ): Promise<void> {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

/** The middle of an element. */
export async function middle(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  if (!box) throw new Error('it is not on screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
