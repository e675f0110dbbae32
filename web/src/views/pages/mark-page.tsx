import { changePageLogo, useRun } from '../../commands';
import type { Page } from '../../store/rows';
import { ChooseMark } from './choose-mark';

/** A page whose icon is chosen, and what the list hangs from. */
export interface Marking {
  readonly page: Page;
  readonly anchor: Element | null;
}

/** The choice of the icon or emoji of a page. */
export function MarkPage({ page, anchor, onClose }: Marking & { readonly onClose: () => void }) {
  const run = useRun();
  return (
    <ChooseMark
      name={page.name}
      logo={page.logo}
      anchor={anchor}
      onChoose={(logo) => run(changePageLogo(page.id, logo))}
      onClose={onClose}
    />
  );
}
