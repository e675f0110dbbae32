/** Task lists, in each of the forms that editors and web pages write them in. */
import type { NodeSpec } from 'prosemirror-model';

const ITEM = [
  'li[data-type="taskItem"]',
  'li > input[type="checkbox"]',
  'li > label > input[type="checkbox"]',
  'li > p > input[type="checkbox"]',
];

/** Whether the items of a list have boxes to tick. */
function hasTasks(list: HTMLElement): boolean {
  if (list.getAttribute('data-type') === 'taskList') return true;
  return ITEM.some((selector) =>
    [...list.querySelectorAll(selector)].some((found) => isOf(list, found)),
  );
}

/** Whether an element is in an item of this list and not of one inside it. */
function isOf(list: HTMLElement, element: Element): boolean {
  return element.closest('li')?.parentElement === list;
}

function isTicked(item: HTMLElement): boolean {
  const said = item.getAttribute('data-checked');
  if (said !== null) return said === 'true';
  const box = item.querySelector('input[type="checkbox"]');
  return box?.closest('li') === item && box.hasAttribute('checked');
}

/** The list and its items. */
export const taskNodes = {
  task_list: {
    content: 'task_item+',
    group: 'block',
    parseDOM: [
      { tag: 'ul', priority: 60, getAttrs: (element) => (hasTasks(element) ? null : false) },
    ],
    toDOM: () => ['ul', { 'data-type': 'taskList' }, 0],
  },
  task_item: {
    content: 'paragraph block*',
    defining: true,
    attrs: { checked: { default: false } },
    parseDOM: [
      {
        tag: 'li',
        context: 'task_list/',
        priority: 60,
        getAttrs: (element) => ({ checked: isTicked(element) }),
      },
    ],
    toDOM: ({ attrs }) => [
      'li',
      { 'data-type': 'taskItem', 'data-checked': String(attrs.checked) },
      0,
    ],
  },
} satisfies Record<string, NodeSpec>;
