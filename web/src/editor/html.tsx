/** Rich text from the server, read-only. */
import { Transform } from 'prosemirror-transform';
import { type MouseEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { navigate } from 'wouter/use-browser-location';
import type { HtmlProps } from '.';
import { isOwnAddress, shown } from './show';
import { documentOf, htmlOf } from './wire';
import './editor.css';

/** What the schema knows of a text, drawn; links to pages of the application stay in it. */
export function Html({ value, mentions, onChange }: HtmlProps) {
  const place = useRef<HTMLDivElement>(null);
  const document = useMemo(() => documentOf(value), [value]);
  const names = useMemo(() => new Map(mentions?.map(({ id, name }) => [id, name])), [mentions]);
  const latest = useRef(onChange);
  useLayoutEffect(() => {
    latest.current = onChange;
  });
  const mayTick = onChange !== undefined;
  useLayoutEffect(() => {
    const tick = (at: number) => latest.current?.(htmlOf(ticked(document, at)));
    const nameOf = (user: string) => names.get(user);
    place.current?.replaceChildren(shown(document, nameOf, mayTick ? tick : undefined));
  }, [document, names, mayTick]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: links inside are pressed
    <div ref={place} className="rich" onClick={follow} />
  );
}

type Document = ReturnType<typeof documentOf>;

/** The document with the task at a place ticked, or not any more. */
function ticked(document: Document, place: number): Document {
  const isTicked = document.nodeAt(place)?.attrs.checked === true;
  return new Transform(document).setNodeAttribute(place, 'checked', !isTicked).doc;
}

/** Follows links to pages of the application without loading it anew. */
function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !isPlain || !isOwnAddress(link.href)) return;
  event.preventDefault();
  const { pathname, search, hash } = new URL(link.href);
  navigate(pathname + search + hash);
}
