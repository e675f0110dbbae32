/** Whether HTML says nothing, told without the schema. */

/** Elements that say something although they hold no text. */
const SAYS = /<(img|image-component|mention-component|hr|table|input)\b/i;

/** Whether there is neither text nor picture in a piece of HTML. */
export function isEmptyHtml(html: string): boolean {
  if (SAYS.test(html)) return false;
  return html.replace(/<[^>]*>/g, '').replace(/&nbsp;|\s/g, '') === '';
}
