/** A hue that belongs to an id, so that the same person or project has the same colour everywhere. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return ((hash >>> 0) * 137) % 360;
}
