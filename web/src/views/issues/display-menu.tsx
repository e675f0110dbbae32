import { SlidersHorizontal } from 'lucide-react';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { late } from '../../ui/late';
import { Popover } from '../../ui/popover';
import type { DisplayChoicesProps } from './display-choices';

const DisplayChoices = late<DisplayChoicesProps>(
  async () => (await import('./display-choices')).DisplayChoices,
);

/** The button behind which grouping, order and the rest of a view are chosen. */
export function DisplayMenu(props: DisplayChoicesProps) {
  return (
    <Popover
      align="end"
      label={t('view.display')}
      trigger={
        <Button>
          <SlidersHorizontal aria-hidden="true" />
          {t('view.display')}
        </Button>
      }
    >
      <DisplayChoices {...props} />
    </Popover>
  );
}
