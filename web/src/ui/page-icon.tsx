import { FileText } from 'lucide-react';
import { markOf } from './mark';
import { MarkIcon } from './mark-icon';

interface PageIconProps {
  /** Undefined where nothing is known of it but its name. */
  readonly page: { readonly logo: unknown } | undefined;
  readonly size?: number;
}

/** A page's picture: the icon or emoji that it was given, else a sheet. */
export function PageIcon({ page, size = 16 }: PageIconProps) {
  const mark = markOf(page?.logo);
  return mark ? <MarkIcon mark={mark} size={size} /> : <FileText size={size} aria-hidden="true" />;
}
