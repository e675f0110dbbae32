/** Dragging by touch: a finger that rests for a moment on what a mouse drags lifts it. */
import './touch-drag.css';
import { Lifted, type Point } from './lifted';

/** How long a finger rests before it lifts something, in milliseconds: shorter than the long press of systems. */
const PRESS = 300;
/** How far a finger that rests may stray, in pixels. */
const STRAY = 10;
/** What a long press is needed for to write. */
const WRITTEN = 'input, textarea, select, [contenteditable="true"]';

/** Whether a finger rests on something, or carries it: one at a time. */
let isBusy = false;

/** Lets a finger drag an element that a mouse can drag; what follows the finger is a picture of another one, or of itself. */
export function touchDrag(source: HTMLElement, picture: HTMLElement = source): () => void {
  const end = new AbortController();
  const { signal } = end;
  source.dataset.liftable = '';
  source.addEventListener('touchstart', (event) => press(event, source, picture), {
    passive: true,
    signal,
  });
  // Where nothing can refuse it when the touch begins, the browser scrolls without asking later.
  source.addEventListener('touchmove', () => undefined, { passive: false, signal });
  return () => {
    end.abort();
    delete source.dataset.liftable;
  };
}

/** Follows a finger from its first touch until it leaves the screen. */
function press(event: TouchEvent, source: HTMLElement, picture: HTMLElement): void {
  const [touch] = event.touches;
  // It keeps hearing of the finger, also once it is no longer on the page.
  const { target } = event;
  if (isBusy || !touch || event.touches.length > 1 || !(target instanceof Element)) return;
  if (target.closest(WRITTEN)) return;
  isBusy = true;
  const { identifier } = touch;
  const from = pointOf(touch);
  const end = new AbortController();
  let lifted: Lifted | null = null;
  /** Whether what was lifted has been put back, and the finger is still there. */
  let isBack = false;
  const timer = setTimeout(() => {
    lifted = Lifted.from(source, picture, from);
    if (!lifted) finish();
  }, PRESS);

  function finish(): void {
    clearTimeout(timer);
    putBack();
    isBusy = false;
    end.abort();
  }
  function putBack(): void {
    const it = taken();
    it?.putBack();
    isBack ||= it !== null;
  }
  /** What is lifted, which from now on is not. */
  function taken(): Lifted | null {
    const it = lifted;
    lifted = null;
    return it;
  }
  /** Something else happens than resting: nothing is lifted any more, and what was lifted goes back. */
  function giveUp(): void {
    if (lifted || isBack) putBack();
    else finish();
  }
  /** Keeps the browser from what it does by itself, such as scrolling, while something is lifted. */
  const refuse = (happened: Event): void => {
    if ((lifted || isBack) && happened.cancelable) happened.preventDefault();
  };
  const own = (happened: TouchEvent): Touch | undefined =>
    [...happened.changedTouches].find((one) => one.identifier === identifier);

  const active = { passive: false, signal: end.signal };
  const ahead = { ...active, capture: true };
  listen(target, active, {
    touchmove(happened) {
      refuse(happened);
      const at = own(happened);
      if (!at) return;
      const to = pointOf(at);
      if (lifted) lifted.move(to);
      else if (!isBack && Math.hypot(to.x - from.x, to.y - from.y) > STRAY) finish();
    },
    touchend(happened) {
      if (!own(happened)) return;
      refuse(happened);
      taken()?.drop();
      finish();
    },
    touchcancel: finish,
  });
  listen(window, ahead, {
    // With another finger it is no longer carried; a first one says that this one left unnoticed.
    touchstart: ({ touches }) => (touches.length > 1 ? giveUp() : finish()),
    keydown(happened) {
      if (happened.key !== 'Escape' || !lifted) return;
      happened.preventDefault();
      happened.stopImmediatePropagation();
      putBack();
    },
    // Some browsers drag by a long press themselves.
    dragstart(happened) {
      if (!happened.isTrusted) return;
      happened.preventDefault();
      happened.stopImmediatePropagation();
    },
    // The finger is on its way by touches; what watches for a pointer takes this for the end of a drag.
    pointermove(happened) {
      if (lifted && happened.pointerType === 'touch') happened.stopImmediatePropagation();
    },
    contextmenu: refuse,
    selectstart: refuse,
    scroll() {
      if (!lifted) giveUp();
    },
    // Of the window, and not of something in it.
    blur: ({ target: left }) => left === window && finish(),
  });
}

function pointOf({ clientX, clientY }: Touch): Point {
  return { x: clientX, y: clientY };
}

type Listeners = {
  readonly [Name in keyof WindowEventMap]?: (event: WindowEventMap[Name]) => void;
};

function listen(target: EventTarget, options: AddEventListenerOptions, listeners: Listeners): void {
  for (const [name, listener] of Object.entries(listeners))
    target.addEventListener(name, listener as EventListener, options);
}
