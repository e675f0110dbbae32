/** Between the server's HTML and documents of the schema. */
import { DOMSerializer, DOMParser as ModelParser, type Node } from 'prosemirror-model';
import { schema } from './schema';

type Policy = { createHTML(html: string): string };
type Policies = { createPolicy(name: string, rules: Policy): Policy };

/**
 * What this policy lets through is only given to `DOMParser`, whose documents run nothing and load nothing.
 * The content security policy has to name it.
 */
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const inert = policies?.createPolicy('tidemark-inert', { createHTML: (html) => html });

const parser = ModelParser.fromSchema(schema);
const serialiser = DOMSerializer.fromSchema(schema);

/** Elements whose text is no text of a person. */
const NEVER = 'script,style,template,noscript,iframe,object,svg,math,title,head,textarea,select';

/** The body of an inert page that is made of HTML. */
export function inertBody(html: string): HTMLElement {
  const page = new DOMParser().parseFromString(inert?.createHTML(html) ?? html, 'text/html');
  for (const element of page.body.querySelectorAll(NEVER)) element.remove();
  return page.body;
}

/** The document that HTML says, made of what the schema knows and nothing else. */
export function documentOf(html: string): Node {
  return parser.parse(inertBody(html));
}

/** A document as the server keeps it. */
export function htmlOf(document: Node): string {
  // In a page that loads nothing: pictures are not fetched again for every letter.
  const page = window.document.implementation.createHTMLDocument('');
  serialiser.serializeFragment(document.content, { document: page }, page.body);
  return page.body.innerHTML;
}
