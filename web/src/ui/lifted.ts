/**
 * What a finger has lifted. The page is sent the events of a drag for it, as browsers send them for a mouse: what
 * dragging and dropping mean is said once, and knows of no finger. The library of drags has nothing of its own for
 * touches: it leaves them to the browser, of which some drag by a long press, some do not, and none shows it alike.
 */
import { getElementFromPointWithoutHoneypot as elementAt } from '@atlaskit/pragmatic-drag-and-drop/get-element-from-point-without-honey-pot';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';

/** A place in the window, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something on its way with a finger. */
export class Lifted {
  readonly #source: HTMLElement;
  readonly #picture: HTMLElement;
  readonly #data: DataTransfer;
  readonly #from: Point;
  readonly #end: () => void;
  #at: Point;
  #over: Element | null = null;
  #takes = false;
  #frame = 0;

  /** Lifts an element where the finger is; null where it does not let itself be dragged. */
  static from(source: HTMLElement, pictured: HTMLElement, at: Point): Lifted | null {
    const data = new DataTransfer();
    if (!source.isConnected || !send('dragstart', source, at, data)) return null;
    return new Lifted(source, pictured, at, data);
  }

  private constructor(source: HTMLElement, pictured: HTMLElement, at: Point, data: DataTransfer) {
    this.#source = source;
    this.#data = data;
    this.#from = at;
    this.#at = at;
    this.#picture = pictureOf(pictured);
    document.body.append(this.#picture);
    document.documentElement.dataset.lifted = '';
    this.#end = scrolled(source);
    this.#frame = requestAnimationFrame(this.#tell);
  }

  /** Takes it where the finger has come to. */
  move(to: Point): void {
    this.#at = to;
    this.#picture.style.translate = `${to.x - this.#from.x}px ${to.y - this.#from.y}px`;
  }

  /** Lets it go where it is; it goes back where nothing takes it. */
  drop(): void {
    this.#look();
    const over = this.#over;
    if (over && this.#takes) send('drop', over, this.#at, this.#data);
    this.#finish();
  }

  /** Ends the drag as if it had not been. */
  putBack(): void {
    this.#takes = false;
    this.#finish();
  }

  #finish(): void {
    cancelAnimationFrame(this.#frame);
    if (this.#over && !this.#takes) send('dragleave', this.#over, this.#at, this.#data);
    // What scrolled out of sight may be drawn no more.
    const source = this.#source.isConnected ? this.#source : document.body;
    send('dragend', source, this.#at, this.#data);
    // Under where the drag began the library keeps something that takes touches, until a pointer moves.
    window.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'touch' }));
    this.#end();
    this.#picture.remove();
    delete document.documentElement.dataset.lifted;
  }

  /** Tells the page where it is, in every frame: under a finger that rests, the page can scroll. */
  readonly #tell = (): void => {
    this.#look();
    this.#frame = requestAnimationFrame(this.#tell);
  };

  #look(): void {
    const at = this.#at;
    const before = this.#over;
    const over = elementAt({ x: at.x, y: at.y });
    if (over !== before) {
      if (over) send('dragenter', over, at, this.#data, before);
      if (before) send('dragleave', before, at, this.#data, over);
      this.#over = over;
    }
    // An event that is refused is a place that takes what is dragged.
    this.#takes = over !== null && !send('dragover', over, at, this.#data);
  }
}

/** Sends an event of a drag; whether nothing has refused it. */
function send(
  name: 'dragstart' | 'dragenter' | 'dragleave' | 'dragover' | 'drop' | 'dragend',
  target: Element,
  { x, y }: Point,
  dataTransfer: DataTransfer,
  relatedTarget: Element | null = null,
): boolean {
  return target.dispatchEvent(
    new DragEvent(name, {
      bubbles: true,
      cancelable: true,
      composed: true,
      clientX: x,
      clientY: y,
      dataTransfer,
      relatedTarget,
    }),
  );
}

/** A picture of an element, at its place. */
function pictureOf(element: HTMLElement): HTMLElement {
  const picture = element.cloneNode(true) as HTMLElement;
  const { left, top, width, height } = element.getBoundingClientRect();
  for (const one of [picture, ...picture.querySelectorAll('[id]')]) one.removeAttribute('id');
  picture.classList.add('lifted');
  picture.ariaHidden = 'true';
  picture.inert = true;
  Object.assign(picture.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  return picture;
}

/** Lets the list that an element is in scroll while something is held at its edge, unless it does already. */
function scrolled(element: HTMLElement): () => void {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (one.dataset.autoScrollable !== undefined) break;
    const { overflowY } = getComputedStyle(one);
    if (!/auto|scroll/.test(overflowY) || one.scrollHeight <= one.clientHeight) continue;
    return autoScrollForElements({ element: one });
  }
  return () => undefined;
}
