import { useEffect, useRef, useState } from 'react';
import { KeyCaps } from './key-caps';

interface Tip {
  readonly element: HTMLElement;
  readonly text: string;
  readonly keys: string | undefined;
}

/** How long something is hovered before it is explained, in milliseconds; at once after another was. */
const PATIENCE = 450;
const WARM = 300;

/** Explains what is hovered or focused by key, until the pointer leaves both, or Escape is pressed. */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => watch(setTip, box), []);
  if (!tip) return null;
  return (
    <div
      ref={box}
      className="tooltip tooltip--placed"
      aria-hidden="true"
      style={placeOf(tip.element)}
    >
      {tip.text}
      {tip.keys ? <KeyCaps keys={tip.keys} /> : null}
    </div>
  );
}

function watch(
  show: (tip: Tip | null) => void,
  box: { readonly current: HTMLElement | null },
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | null = null;
  let closedAt = 0;
  const close = () => {
    clearTimeout(timer);
    if (shown) closedAt = Date.now();
    shown = null;
    show(null);
  };
  const open = (element: HTMLElement) => {
    shown = element;
    show({ element, text: element.dataset.tip ?? '', keys: element.dataset.tipKeys });
  };
  const over = (event: Event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target && box.current?.contains(target)) return;
    const element = target?.closest<HTMLElement>('[data-tip]') ?? null;
    if (element === shown && element) return;
    close();
    if (!element || (event instanceof PointerEvent && event.pointerType === 'touch')) return;
    const wait = Date.now() - closedAt < WARM ? 0 : PATIENCE;
    timer = setTimeout(() => {
      if (element.isConnected && element.getAttribute('aria-expanded') !== 'true') open(element);
    }, wait);
  };
  const focus = (event: FocusEvent) => {
    const element =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
    if (element?.matches(':focus-visible')) open(element);
    else close();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Enter' || event.key === ' ') close();
  };
  document.addEventListener('pointerover', over);
  document.addEventListener('pointerdown', close);
  document.addEventListener('focusin', focus);
  document.addEventListener('keydown', key, true);
  document.addEventListener('scroll', close, true);
  return () => {
    close();
    document.removeEventListener('pointerover', over);
    document.removeEventListener('pointerdown', close);
    document.removeEventListener('focusin', focus);
    document.removeEventListener('keydown', key, true);
    document.removeEventListener('scroll', close, true);
  };
}

/** Below the element, or above it near the end of the screen; never beyond its sides. */
function placeOf(element: HTMLElement) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isLow = bottom > window.innerHeight - 48;
  const isRight = (left + right) / 2 > window.innerWidth / 2;
  return {
    ...(isLow ? { bottom: window.innerHeight - top + 6 } : { top: bottom + 6 }),
    ...(isRight ? { right: Math.max(8, window.innerWidth - right) } : { left: Math.max(8, left) }),
  };
}
