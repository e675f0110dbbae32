import '../../i18n/late/pages';
import { useRun } from '../../commands';
import { changeViewLogo } from '../../commands/view/views';
import type { SavedView } from '../../store/rows';
import { ChooseMark } from '../pages/choose-mark';

/** What the choice of an icon needs. */
export interface MarkViewProps {
  readonly view: SavedView;
  readonly anchor: Element | null;
  readonly onClose: () => void;
}

/** The choice of the icon or emoji of a saved view. */
export function MarkView({ view, anchor, onClose }: MarkViewProps) {
  const run = useRun();
  return (
    <ChooseMark
      name={view.name}
      logo={view.logo}
      anchor={anchor}
      onChoose={(logo) => run(changeViewLogo(view.id, logo))}
      onClose={onClose}
    />
  );
}
