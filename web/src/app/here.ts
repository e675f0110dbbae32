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

/** Where a new issue goes unless somebody says otherwise. */
export function beginningAt(tables: Tables, path: string): { readonly project?: Id } {
  const project = projectMeant(tables, path);
  return project ? { project: project.id } : {};
}
