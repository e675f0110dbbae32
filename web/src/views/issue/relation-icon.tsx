import {
  ArrowLeftToLine,
  ArrowRightToLine,
  Ban,
  CircleSlash2,
  Copy,
  type LucideIcon,
  Spline,
} from 'lucide-react';
import type { RelationKind } from '../../store/rows';

const ICONS: Readonly<Record<RelationKind, LucideIcon>> = {
  blocked_by: Ban,
  blocking: CircleSlash2,
  relates_to: Spline,
  duplicate: Copy,
  start_after: ArrowRightToLine,
  start_before: ArrowLeftToLine,
  finish_after: ArrowRightToLine,
  finish_before: ArrowLeftToLine,
};

/** The picture of a kind of relation, beside its name. */
export function RelationIcon({ kind }: { readonly kind: RelationKind }) {
  const Icon = ICONS[kind];
  return <Icon size={14} aria-hidden="true" />;
}
