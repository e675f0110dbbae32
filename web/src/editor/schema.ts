/** What rich text can consist of: the part of the contract's HTML that people write. */
import {
  type DOMOutputSpec,
  type MarkSpec,
  type NodeSpec,
  Schema,
  type TagParseRule,
} from 'prosemirror-model';
import { linkAddress, pictureAddress } from './address';
import { tableNodes } from './table-nodes';
import { taskNodes } from './task-nodes';

/** Attributes that are there, as the serialiser wants them. */
export function attributes(all: Record<string, unknown>): Record<string, string> {
  const there = Object.entries(all).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(there.map(([name, value]) => [name, String(value)]));
}

const text = (name: string) => (element: HTMLElement) => element.getAttribute(name);

const textBlocks = {
  paragraph: {
    content: 'inline*',
    group: 'block',
    parseDOM: [{ tag: 'p' }],
    toDOM: () => ['p', 0],
  },
  heading: {
    content: 'inline*',
    group: 'block',
    defining: true,
    attrs: { level: { default: 1 } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  },
  code_block: {
    content: 'text*',
    marks: '',
    group: 'block',
    code: true,
    defining: true,
    attrs: { language: { default: null } },
    parseDOM: [
      {
        tag: 'pre',
        preserveWhitespace: 'full',
        getAttrs: (element) => ({ language: languageOf(element) }),
      },
    ],
    toDOM: (node) => ['pre', attributes({ language: node.attrs.language }), ['code', 0]],
  },
} satisfies Record<string, NodeSpec>;

/** The language that a code block says it is in: on itself, or as `language-…` on what is inside. */
function languageOf(pre: HTMLElement): string | null {
  const code = pre.querySelector('code');
  const named = pre.getAttribute('language') ?? code?.getAttribute('language');
  const inClass = /(?:^|\s)language-([\w+#-]+)/.exec(code?.className ?? '');
  return named || inClass?.[1] || null;
}

const containers = {
  blockquote: {
    content: 'block+',
    group: 'block',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', 0],
  },
  bullet_list: {
    content: 'list_item+',
    group: 'block',
    parseDOM: [{ tag: 'ul' }],
    toDOM: () => ['ul', 0],
  },
  ordered_list: {
    content: 'list_item+',
    group: 'block',
    attrs: { start: { default: 1 } },
    parseDOM: [{ tag: 'ol', getAttrs: (element) => ({ start: startOf(element) }) }],
    toDOM: ({ attrs }) => ['ol', attrs.start === 1 ? {} : { start: String(attrs.start) }, 0],
  },
  list_item: {
    content: 'paragraph block*',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: () => ['li', 0],
  },
} satisfies Record<string, NodeSpec>;

function startOf(list: HTMLElement): number {
  const start = Number(list.getAttribute('start') ?? 1);
  return Number.isSafeInteger(start) ? start : 1;
}

const leaves = {
  horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  image: {
    inline: true,
    group: 'inline',
    draggable: true,
    attrs: {
      src: {},
      alt: { default: null },
      title: { default: null },
      width: { default: null },
      height: { default: null },
    },
    parseDOM: [{ tag: 'img', getAttrs: pictureOf }],
    toDOM: (node) => ['img', attributes(node.attrs)],
  },
  mention: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: { id: { default: null }, user: {}, kind: { default: 'user_mention' } },
    parseDOM: [
      {
        tag: 'mention-component[entity_identifier]',
        getAttrs: (element) => ({
          id: element.getAttribute('id'),
          user: element.getAttribute('entity_identifier'),
          kind: element.getAttribute('entity_name') ?? 'user_mention',
        }),
      },
    ],
    toDOM: ({ attrs }): DOMOutputSpec => [
      'mention-component',
      attributes({ id: attrs.id, entity_identifier: attrs.user, entity_name: attrs.kind }),
    ],
  },
  // A picture in the storage of another system, which is kept as it came.
  stored_image: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: { all: { default: {} } },
    parseDOM: [
      { tag: 'image-component', getAttrs: (element) => ({ all: everyAttribute(element) }) },
    ],
    toDOM: (node) => ['image-component', node.attrs.all],
  },
} satisfies Record<string, NodeSpec>;

function pictureOf(element: HTMLElement): false | Record<string, string | null> {
  const src = pictureAddress(element.getAttribute('src'));
  const of = (name: string) => text(name)(element);
  const size = (name: string) => (/^\d{1,5}(px|%)?$/.test(of(name) ?? '') ? of(name) : null);
  return (
    src !== null && {
      src,
      alt: of('alt'),
      title: of('title'),
      width: size('width'),
      height: size('height'),
    }
  );
}

/** The attributes of an element that name no handler and no script. */
function everyAttribute(element: HTMLElement): Record<string, string> {
  const kept = [...element.attributes].filter(
    ({ name, value }) =>
      ['id', 'width', 'height', 'aspectratio', 'alignment', 'status'].includes(name) ||
      (name === 'src' && pictureAddress(value) !== null),
  );
  return Object.fromEntries(kept.map(({ name, value }) => [name, value]));
}

/** Whether an element's style says something, read as text: the page's policy keeps styles from being applied. */
function hasStyle(element: HTMLElement, name: string, value: RegExp): boolean {
  const style = element.getAttribute('style')?.toLowerCase() ?? '';
  const said = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`).exec(style);
  return said !== null && value.test(said.at(-1) ?? '');
}

/** Text whose style says it; what else the element is goes on to be looked for. */
const styled = (name: string, value: RegExp): TagParseRule => ({
  tag: 'span[style]',
  consuming: false,
  getAttrs: (element) => hasStyle(element, name, value) && null,
});

const plain = (tags: readonly string[], ...rules: readonly TagParseRule[]): MarkSpec => ({
  parseDOM: [...tags.map((tag) => ({ tag })), ...rules],
  toDOM: () => [tags[0] ?? 'span', 0],
});

const marks = {
  link: {
    attrs: { href: {}, title: { default: null } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = linkAddress(element.getAttribute('href'));
          return href !== null && { href, title: element.getAttribute('title') };
        },
      },
    ],
    toDOM: ({ attrs }) => ['a', { ...attributes(attrs), rel: 'noopener noreferrer' }, 0],
  },
  colour: {
    attrs: { text: { default: null }, ground: { default: null } },
    parseDOM: ['data-text-color', 'data-background-color'].map((name) => ({
      tag: `span[${name}]`,
      getAttrs: (element: HTMLElement) => ({
        text: element.getAttribute('data-text-color'),
        ground: element.getAttribute('data-background-color'),
      }),
    })),
    toDOM: ({ attrs }) => [
      'span',
      attributes({ 'data-text-color': attrs.text, 'data-background-color': attrs.ground }),
      0,
    ],
  },
  strong: {
    ...plain(['strong']),
    parseDOM: [
      { tag: 'strong' },
      // Google's documents wrap everything in a <b> that is not bold.
      { tag: 'b', getAttrs: (element) => !hasStyle(element, 'font-weight', /^(normal|400)/) && null },
      styled('font-weight', /^(bold(er)?|[6-9]00)/),
    ],
  },
  em: plain(['em', 'i', 'cite', 'dfn', 'var'], styled('font-style', /^italic/)),
  underline: plain(['u', 'ins'], styled('text-decoration(-line)?', /underline/)),
  strike: plain(['s', 'del', 'strike'], styled('text-decoration(-line)?', /line-through/)),
  highlight: plain(['mark']),
  subscript: { ...plain(['sub']), excludes: 'superscript' },
  superscript: { ...plain(['sup']), excludes: 'subscript' },
  keyboard: plain(['kbd']),
  code: { ...plain(['code', 'tt', 'samp']), excludes: '_' },
} satisfies Record<string, MarkSpec>;

/** The schema of descriptions and comments. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    ...textBlocks,
    ...containers,
    ...taskNodes,
    ...tableNodes,
    ...leaves,
  },
  marks,
});
