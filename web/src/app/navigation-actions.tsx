import { useLocation } from 'wouter';
import { useKeys } from '../keys';
import { useEngine } from '../store/hooks';
import { useDialogs } from './dialogs';
import { projectAt, projectMeant } from './here';
import { paths } from './paths';

/** What the actions of navigation need. */
export interface NavigationActionsProps {
  readonly slug: string;
}

/** Going to pages, and making issues, by key and from the palette. */
export function NavigationActions({ slug }: NavigationActionsProps) {
  const [location, go] = useLocation();
  const { createIssue } = useDialogs();
  const { store } = useEngine();

  const project = () => projectMeant(store.tables(), location)?.identifier;

  useKeys([
    { id: 'issue.create', run: () => createIssue() },
    { id: 'search.open', run: () => go(paths.search(slug)) },
    { id: 'go.home', run: () => go(paths.home(slug)) },
    { id: 'go.stickies', run: () => go(paths.stickies(slug)) },
    {
      id: 'go.drafts',
      when: () => store.tables().role !== 'guest',
      run: () => go(paths.drafts(slug)),
    },
    { id: 'go.allViews', run: () => go(paths.views(slug, null)) },
    { id: 'go.myWork', run: () => go(paths.myWork(slug)) },
    {
      id: 'go.issues',
      run: () => go(project() ? paths.project(slug, project() ?? '') : paths.workspace(slug)),
    },
    {
      id: 'go.board',
      when: () => project() !== undefined,
      run: () => go(`${paths.project(slug, project() ?? '')}?layout=board`),
    },
    ...(['cycles', 'modules', 'views'] as const).map((kind) => ({
      id: `go.${kind}`,
      when: () => project() !== undefined,
      run: () => go(paths.place(slug, project() ?? '', kind)),
    })),
    {
      id: 'go.intake',
      when: () => projectMeant(store.tables(), location)?.features.includes('intake') ?? false,
      run: () => go(paths.intake(slug, project() ?? '')),
    },
    { id: 'go.projects', run: () => go(paths.workspace(slug)) },
    {
      id: 'go.pages',
      run: () => {
        const found = projectAt(store.tables(), location);
        const isOn = found?.role && found.features.includes('pages');
        go(paths.pages(slug, isOn ? found.identifier : null));
      },
    },
    { id: 'go.settings', run: () => go(paths.settings(slug)) },
  ]);

  return null;
}
