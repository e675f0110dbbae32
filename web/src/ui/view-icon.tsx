import { markOf } from './mark';
import { MarkIcon } from './mark-icon';
import { PlaceIcon } from './place-icon';

interface ViewIconProps {
  readonly view: { readonly logo: unknown };
  readonly size?: number;
}

/** The picture of a saved view: the icon or emoji that it was given, else lines. */
export function ViewIcon({ view, size = 14 }: ViewIconProps) {
  const mark = markOf(view.logo);
  return mark ? <MarkIcon mark={mark} size={size} /> : <PlaceIcon field="view" size={size} />;
}
