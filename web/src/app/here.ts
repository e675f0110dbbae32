import type { Id, Project, Tables } from '../store/rows';
import { issueByKey, myProjects, projectByIdentifier } from '../store/selectors';

/** The project that an address is about: its own page, or that of one of its issues. */
export function projectAt(tables: Tables, path: string): Project | undefined {
  const [, identifier] = /\/projects\/([^/]+)/.exec(path) ?? [];
  if (identifier) return projectByIdentifier(tables, decodeURIComponent(identifier));
  const [, key] = /\/([^/]+-\d+)$/.exec(path) ?? [];
  const issue = key && issueByKey(tables, decodeURIComponent(key));
  return issue ? tables.projects.get(issue.project) : undefined;
}

/** The project that somebody most likely means: the one on screen, else their first. */
export function projectMeant(tables: Tables, path: string): Project | undefined {
  return projectAt(tables, path) ?? myProjects(tables)[0];
}

/** Where a new issue goes unless somebody says otherwise: into the cycle or module on screen, too. */
export function beginningAt(
  tables: Tables,
  path: string,
): { readonly project?: Id; readonly cycle?: Id; readonly module?: Id } {
  const project = projectMeant(tables, path);
  const [, kind, id] = /\/(cycle|module)s\/([^/]+)$/.exec(path) ?? [];
  const place = id && (kind === 'cycle' ? tables.cycles : tables.modules).get(id);
  return {
    ...(project && { project: project.id }),
    ...(place && place.project === project?.id && kind && { [kind]: id }),
  };
}
