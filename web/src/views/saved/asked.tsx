import { useRun } from '../../commands';
import { duplicateView, editView } from '../../commands/view/views';
import { t } from '../../i18n';
import type { Id, SavedView } from '../../store/rows';
import { late } from '../../ui/late';
import type { MarkViewProps } from './mark-view';
import { ViewForm } from './view-form';

const MarkView = late<MarkViewProps>(async () => (await import('./mark-view')).MarkView);

/** What is asked before something is done with a saved view. */
export type Asks = 'edit' | 'duplicate' | 'mark';

interface AskedProps {
  readonly asks: Asks | null;
  readonly view: SavedView;
  readonly onClose: () => void;
  /** Told of a new view. */
  readonly onMade: (id: Id) => void;
}

/** The form or choice that is open. */
export function Asked({ asks, view, onClose, onMade }: AskedProps) {
  const run = useRun();
  const isWide = view.project === null;
  switch (asks) {
    case null:
      return null;
    case 'mark':
      return <MarkView view={view} anchor={lineOf(view)} onClose={onClose} />;
    case 'edit':
      return (
        <ViewForm
          title={t('views.edit')}
          name={view.name}
          description={view.description}
          isWide={isWide}
          onClose={onClose}
          onDone={({ name, description }) => run(editView(view.id, name, description))}
        />
      );
    case 'duplicate':
      return (
        <ViewForm
          title={t('views.duplicate')}
          name={t('views.copyOf', { name: view.name })}
          isWide={isWide}
          onClose={onClose}
          onDone={({ name }) => {
            const { id } = run(duplicateView(view.id, name));
            if (id) onMade(id);
          }}
        />
      );
  }
}

/** What a list of icons hangs from: the line of a view, or the title of its page. */
function lineOf(view: SavedView): Element | null {
  return (
    document.querySelector(`[data-view="${view.id}"]`) ?? document.querySelector('.header__title')
  );
}
