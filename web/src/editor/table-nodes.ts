/** Tables: rows of cells that may span others; `colwidth` is the contract's attribute for widths. */
import type { AttributeSpec, Attrs, NodeSpec } from 'prosemirror-model';

const SPANS: Record<string, AttributeSpec> = {
  colspan: { default: 1 },
  rowspan: { default: 1 },
  colwidth: { default: null },
  background: { default: null },
};

function span(cell: HTMLElement, name: string): number {
  const count = Number(cell.getAttribute(name) ?? 1);
  return Number.isSafeInteger(count) ? Math.min(Math.max(count, 1), 100) : 1;
}

function cellOf(cell: HTMLElement): Attrs {
  const colspan = span(cell, 'colspan');
  const widths = cell.getAttribute('colwidth');
  const isWhole = widths !== null && /^\d+(,\d+)*$/.test(widths);
  const colwidth = isWhole ? widths.split(',').map(Number) : null;
  return {
    colspan,
    rowspan: span(cell, 'rowspan'),
    colwidth: colwidth?.length === colspan ? colwidth : null,
    background: cell.getAttribute('background'),
  };
}

function attributesOf({ colspan, rowspan, colwidth, background }: Attrs): Record<string, string> {
  return {
    ...(colspan === 1 ? {} : { colspan: String(colspan) }),
    ...(rowspan === 1 ? {} : { rowspan: String(rowspan) }),
    ...(colwidth ? { colwidth: colwidth.join() } : {}),
    ...(background ? { background } : {}),
  };
}

const cell = (tag: 'td' | 'th', tableRole: string): NodeSpec => ({
  content: 'block+',
  attrs: SPANS,
  tableRole,
  isolating: true,
  parseDOM: [{ tag, getAttrs: cellOf }],
  toDOM: ({ attrs }) => [tag, attributesOf(attrs), 0],
});

/** The table, its rows and its two kinds of cells. */
export const tableNodes = {
  table: {
    content: 'table_row+',
    tableRole: 'table',
    isolating: true,
    group: 'block',
    parseDOM: [{ tag: 'table' }],
    toDOM: () => ['table', ['tbody', 0]],
  },
  table_row: {
    content: '(table_cell | table_header)*',
    tableRole: 'row',
    parseDOM: [{ tag: 'tr' }],
    toDOM: () => ['tr', 0],
  },
  table_cell: cell('td', 'cell'),
  table_header: cell('th', 'header_cell'),
} satisfies Record<string, NodeSpec>;
