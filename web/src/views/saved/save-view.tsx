import '../../i18n/late/views';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import { createView } from '../../commands/view/views';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { formatView, type ViewState } from '../../query';
import { isAskedTwice, shownOf } from '../../query/saved';
import { useTables } from '../../store/hooks';
import type { Project } from '../../store/rows';
import { maySaveViews } from '../../store/views';
import { Button } from '../../ui/button';
import { ViewForm } from './view-form';

/** What the button needs. */
export interface SaveViewProps {
  readonly slug: string;
  /** The project whose view it is to be; null for the workspace's. */
  readonly project: Project | null;
  readonly view: ViewState;
  /** Whether the server refuses the query of the page. */
  readonly isRefused: boolean;
  /** Whether it stands there; without, there is its action alone. */
  readonly isShown?: boolean;
}

/** Why a view cannot keep how a page shows its issues; null where it can, as `kept`. */
export function whyNotKept(kept: unknown, view: ViewState, isRefused: boolean): string | null {
  if (isRefused && view.pql !== '') return t('views.wrong');
  if (kept !== null) return null;
  return t(isAskedTwice(view) ? 'views.twice' : 'views.tooDeep');
}

/** A button that saves under a name how a page shows its issues, once that is not as every page begins. */
export function SaveView({
  slug,
  project,
  view,
  isRefused,
  isShown = formatView(view) !== '',
}: SaveViewProps) {
  const run = useRun();
  const [, go] = useLocation();
  const [isNaming, setNaming] = useState(false);
  const mayCreate = useTables((tables) => maySaveViews(tables, project?.id ?? null));
  const shown = shownOf(view);
  const why = whyNotKept(shown, view, isRefused);
  useKeys([
    {
      id: 'view.save',
      title: t('views.save'),
      scope: 'view',
      group: 'view',
      when: () => mayCreate && why === null,
      run: () => setNaming(true),
    },
  ]);
  if (!mayCreate) return null;
  return (
    <>
      {isShown ? (
        <Button
          kind="outline"
          disabled={why !== null}
          {...(why !== null && { title: why })}
          onClick={() => setNaming(true)}
        >
          {t('views.save')}
        </Button>
      ) : null}
      {isNaming && shown ? (
        <ViewForm
          title={t('views.save')}
          description=""
          access="PUBLIC"
          isWide={project === null}
          onClose={() => setNaming(false)}
          onDone={(details) => {
            const { id } = run(createView({ project: project?.id ?? null, ...details, ...shown }));
            if (id) go(paths.views(slug, project?.identifier ?? null, id));
          }}
        />
      ) : null}
    </>
  );
}
