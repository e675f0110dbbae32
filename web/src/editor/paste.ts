/** What becomes of what is pasted. */
import { Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isWebAddress } from './address';
import { setLink } from './commands';
import { schema } from './schema';

const { marks, nodes } = schema;

/** From so many characters of HTML on, only its text is taken: parsing and drawing the rest would stand still. */
export const MOST_HTML = 500_000;

/** So many characters of plain text become one block of code instead of thousands of paragraphs. */
export const MOST_PARAGRAPHS = 200_000;

/** Pasting: addresses become links, long texts stay quick, the rest goes through the schema. */
export function pasting(): Plugin {
  return new Plugin({
    props: {
      handlePaste(view, event) {
        const html = event.clipboardData?.getData('text/html') ?? '';
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (pasteAddress(view, text)) return true;
        if (html.length > MOST_HTML || text.length > MOST_PARAGRAPHS) return pasteLong(view, text);
        return false;
      },
      clipboardTextParser: (text, $context) => sliceOf(text, $context),
    },
  });
}

/** An address pasted over a text links it; pasted alone it is a link itself. */
function pasteAddress(view: EditorView, text: string): boolean {
  if (!isWebAddress(text) || view.state.selection.$from.parent.type.spec.code) return false;
  return setLink(text.trim())(view.state, view.dispatch);
}

/** Puts a very long text in at once: as it is into code, else as one block of code. */
function pasteLong(view: EditorView, text: string): boolean {
  const { state } = view;
  const clean = text.replace(/\r\n?/g, '\n').replaceAll('\0', '');
  if (!clean) return false;
  const tr = state.selection.$from.parent.type.spec.code
    ? state.tr.insertText(clean)
    : state.tr.replaceSelectionWith(nodes.code_block.create(null, schema.text(clean)));
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** Plain text: paragraphs by empty lines, breaks by single ones; addresses become links. */
function sliceOf(text: string, $context: ResolvedPos): Slice {
  const set = $context.marks();
  const blocks = text
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  const paragraphs = blocks.map((block) =>
    nodes.paragraph.create(
      null,
      lines(block).map((node) => node.mark([...set, ...node.marks])),
    ),
  );
  return new Slice(Fragment.from(paragraphs), 1, 1);
}

function lines(block: string): Node[] {
  return block.split('\n').flatMap((line, index) => {
    const pieces = linked(line);
    return index === 0 ? pieces : [nodes.hard_break.create(), ...pieces];
  });
}

function linked(line: string): Node[] {
  return line.split(/(https?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]}])/).flatMap((piece, index) => {
    if (!piece) return [];
    const isAddress = index % 2 === 1;
    return [schema.text(piece, isAddress ? [marks.link.create({ href: piece })] : [])];
  });
}
