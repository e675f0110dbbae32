import { useLocation } from 'wouter';
import { useKeys } from '../keys';
import { useEngine } from '../store/hooks';
import { myProjects, projectByIdentifier } from '../store/selectors';
import { useDialogs } from './dialogs';
import { paths } from './paths';

/** Going to pages, and making issues, by key and from the palette. */
export function NavigationActions({ slug }: { readonly slug: string }) {
  const [location, go] = useLocation();
  const { createIssue } = useDialogs();
  const { store } = useEngine();

  function project(): string | undefined {
    const [, here] = /\/projects\/([^/]+)/.exec(location) ?? [];
    if (here) return decodeURIComponent(here);
    const [, identifier] = /\/([^/]+)-\d+$/.exec(location) ?? [];
    const tables = store.tables();
    const known = identifier && projectByIdentifier(tables, decodeURIComponent(identifier));
    return (known || myProjects(tables)[0])?.identifier;
  }

  useKeys([
    { id: 'issue.create', run: () => createIssue(beginning()) },
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
    { id: 'go.projects', run: () => go(paths.workspace(slug)) },
    { id: 'go.settings', run: () => go(paths.settings(slug)) },
  ]);

  function beginning() {
    const identifier = project();
    const here = identifier && projectByIdentifier(store.tables(), identifier);
    return here ? { project: here.id } : {};
  }
  return null;
}
