/** Which addresses links and pictures may have. */

const OF_LINKS = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const OF_PICTURES = new Set(['http:', 'https:']);

/** The address of a link as it may be followed, or null. */
export function linkAddress(written: string | null): string | null {
  return allowed(written, OF_LINKS);
}

/** The address of a picture as it may be loaded, or null. */
export function pictureAddress(written: string | null): string | null {
  return allowed(written, OF_PICTURES);
}

/** Relative addresses take the page's scheme; the parser sees through white space and capitals as browsers do. */
function allowed(written: string | null, schemes: ReadonlySet<string>): string | null {
  const address = written?.trim();
  if (!address) return null;
  try {
    return schemes.has(new URL(address, 'https://page.invalid/').protocol) ? address : null;
  } catch {
    return null;
  }
}

/** What somebody typed or pasted as an address: `example.org` becomes `https://example.org`. */
export function typedAddress(typed: string): string | null {
  const text = typed.trim();
  if (/\s/.test(text)) return null;
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) return `mailto:${text}`;
  if (/^([\w-]+\.)+[a-z]{2,}([/?#:].*)?$/i.test(text)) return `https://${text}`;
  return linkAddress(text);
}

/** Whether a pasted text is an address on the web and nothing else. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text.trim()) && linkAddress(text) !== null;
}
