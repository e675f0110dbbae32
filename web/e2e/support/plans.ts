/** Projects in which work is planned: with cycles, modules and an estimate. */
import type { Api, Issue, Project } from '../fixtures';

const DAY = 86_400_000;

/** A day some days from today, as the API takes it. */
export function day(from: number): string {
  return new Date(Date.now() + from * DAY).toISOString().slice(0, 10);
}

/** Switches features of a project on. */
export async function switchOn(
  api: Api,
  project: Project,
  features: Readonly<Record<string, boolean>> = { cycles: true, modules: true },
): Promise<void> {
  await api.send('PATCH', `workspaces/${api.slug}/projects/${project.id}/features/`, features);
}

/** Makes a cycle from one day to another, counted from today; without days it is a draft. */
export async function cycle(
  api: Api,
  project: Project,
  name: string,
  days?: readonly [number, number],
): Promise<string> {
  const path = `workspaces/${api.slug}/projects/${project.id}/cycles/`;
  const dates = days && { start_date: day(days[0]), end_date: day(days[1]) };
  const { id } = await api.send('POST', path, { name, project_id: project.id, ...dates });
  return String(id);
}

/** Makes a module. */
export async function module(api: Api, project: Project, name: string): Promise<string> {
  const path = `workspaces/${api.slug}/projects/${project.id}/modules/`;
  const { id } = await api.send('POST', path, { name });
  return String(id);
}

/** Puts issues into a cycle or module. */
export async function put(
  api: Api,
  project: Project,
  kind: 'cycle' | 'module',
  place: string,
  issues: readonly Issue[],
): Promise<void> {
  const path = `workspaces/${api.slug}/projects/${project.id}/${kind}s/${place}/${kind}-issues/`;
  await api.send('POST', path, { issues: issues.map(({ id }) => id) });
}

/** The names of the issues that the server has in a cycle, in order. */
export async function namesIn(api: Api, project: Project, id: string): Promise<string[]> {
  const path = `workspaces/${api.slug}/projects/${project.id}/cycles/${id}/cycle-issues/`;
  const { results } = await api.send('GET', path);
  return (results as { name: string }[]).map(({ name }) => name).sort();
}

/** A project with a cycle that goes on, a module and an estimate, all in use. */
export async function planned(
  api: Api,
  project: Project,
): Promise<{ readonly cycle: string; readonly module: string }> {
  await switchOn(api, project);
  const issues = await api.issues(project, 'Caulk the seams', 'Dry the bilge');
  const own = `workspaces/${api.slug}/projects/${project.id}/`;
  const { id } = await api.send('POST', `${own}estimates/`, { name: 'Points', type: 'points' });
  await api.send('POST', `${own}estimates/${id}/estimate-points/`, {
    estimate_points: [
      { key: 0, value: '1' },
      { key: 1, value: '2' },
    ],
  });
  await api.send('PATCH', own, { estimate: id });
  const made = {
    cycle: await cycle(api, project, 'Sprint 1', [-3, 10]),
    module: await module(api, project, 'Hull'),
  };
  await put(api, project, 'cycle', made.cycle, issues);
  await put(api, project, 'module', made.module, issues);
  return made;
}
