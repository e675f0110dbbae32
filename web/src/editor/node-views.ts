/** Nodes that look or act in the editor otherwise than as HTML. */
import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view';
import { mentionElement, type NameOf, storedImageElement, taskBox } from './show';

/** The views by the name of their node. */
export function nodeViews(nameOf: NameOf): Record<string, NodeViewConstructor> {
  return {
    mention: (node) => ({ dom: mentionElement(node, nameOf) }),
    stored_image: () => ({ dom: storedImageElement() }),
    task_item: (node, view, getPos) => new TaskView(node, view, getPos),
  };
}

/** A task with a box that can be ticked. */
class TaskView implements NodeView {
  readonly dom = document.createElement('li');
  readonly contentDOM = document.createElement('div');
  readonly #box: HTMLInputElement;
  #node: Node;

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.#node = node;
    this.#box = taskBox(node.attrs.checked, () => {
      const place = getPos();
      if (place === undefined) return;
      view.dispatch(view.state.tr.setNodeAttribute(place, 'checked', !this.#node.attrs.checked));
    });
    this.dom.append(this.#box, this.contentDOM);
    this.#draw();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    this.#node = node;
    this.#draw();
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#box;
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  #draw(): void {
    this.dom.dataset.type = 'taskItem';
    this.dom.dataset.checked = String(this.#node.attrs.checked);
    this.#box.checked = this.#node.attrs.checked;
  }
}
