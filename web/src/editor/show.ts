/** How nodes look on the screen where that is not how they are stored. */
import '../i18n/late/editor';
import { DOMSerializer, type Node } from 'prosemirror-model';
import { t } from '../i18n';
import { schema } from './schema';

/** The name of a person, if they are known. */
export type NameOf = (user: string) => string | undefined;

/** What a mention says. */
export function mentionText(node: Node, nameOf: NameOf): string {
  return `@${nameOf(node.attrs.user) ?? t('editor.somebody')}`;
}

/** A mention as an element. */
export function mentionElement(node: Node, nameOf: NameOf): HTMLElement {
  const element = document.createElement('span');
  element.className = 'rich__mention';
  element.textContent = mentionText(node, nameOf);
  return element;
}

/** What stands for a picture in another system's storage. */
export function storedImageElement(): HTMLElement {
  const element = document.createElement('span');
  element.className = 'rich__stored';
  element.textContent = t('editor.storedImage');
  return element;
}

/** The box of a task; `onTick` says that it was pressed. */
export function taskBox(checked: boolean, onTick?: () => void): HTMLInputElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.className = 'rich__box';
  box.checked = checked;
  box.disabled = onTick === undefined;
  box.contentEditable = 'false';
  box.setAttribute('aria-label', t('editor.task'));
  box.addEventListener('change', () => onTick?.());
  return box;
}

/** What is shown of a document, as elements that can be put on the page. */
export function shown(
  document: Node,
  nameOf: NameOf,
  onTick?: (place: number) => void,
): DocumentFragment {
  const ticks = placesOf(document).values();
  const nodes = {
    ...DOMSerializer.nodesFromSchema(schema),
    mention: (node: Node) => mentionElement(node, nameOf),
    stored_image: storedImageElement,
    task_item: (node: Node) => {
      const place: number = ticks.next().value ?? 0;
      return taskItem(node, onTick && (() => onTick(place)));
    },
    table: (node: Node) => wrapped(node),
    image: (node: Node) => lazyImage(node),
  };
  const serialiser = new DOMSerializer(nodes, {
    ...DOMSerializer.marksFromSchema(schema),
    link: ({ attrs }) => [
      'a',
      { href: attrs.href, ...outside(attrs.href), rel: 'noopener noreferrer' },
      0,
    ],
  });
  const fragment = serialiser.serializeFragment(document.content, { document: window.document });
  return fragment as DocumentFragment;
}

/** Where the tasks of a document are, in the order in which they are written. */
function placesOf(document: Node): readonly number[] {
  const places: number[] = [];
  document.descendants((node, place) => {
    if (node.type.name === 'task_item') places.push(place);
  });
  return places;
}

function taskItem(node: Node, onTick?: () => void) {
  const dom = document.createElement('li');
  dom.dataset.type = 'taskItem';
  dom.dataset.checked = String(node.attrs.checked);
  const contentDOM = document.createElement('div');
  dom.append(taskBox(node.attrs.checked, onTick), contentDOM);
  return { dom, contentDOM };
}

/** A table in a frame that scrolls, so that a wide one does not widen the page; it can be scrolled by keys. */
function wrapped(_: Node) {
  const dom = document.createElement('div');
  dom.className = 'rich__frame';
  dom.tabIndex = 0;
  dom.setAttribute('role', 'group');
  dom.setAttribute('aria-label', t('editor.table'));
  const table = dom.appendChild(document.createElement('table'));
  return { dom, contentDOM: table.appendChild(document.createElement('tbody')) };
}

function lazyImage({ attrs }: Node): HTMLElement {
  const image = document.createElement('img');
  image.loading = 'lazy';
  image.decoding = 'async';
  image.referrerPolicy = 'no-referrer';
  image.alt = attrs.alt ?? '';
  if (attrs.title) image.title = attrs.title;
  if (/^\d+$/.test(attrs.width ?? '')) image.width = Number(attrs.width);
  image.src = attrs.src;
  return image;
}

function outside(href: string): Record<string, string> {
  return isOwnAddress(href) ? {} : { target: '_blank' };
}

/** Whether an address is a page of this application. */
export function isOwnAddress(href: string): boolean {
  const url = new URL(href, window.location.href);
  return url.origin === window.location.origin && !url.pathname.startsWith('/api/');
}
