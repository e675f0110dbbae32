/** Things that are favourites or were opened: what they are called, where they are, and how they look. */
import type { ReactNode } from 'react';
import type { EntityData, EntityKind } from '../api/own';
import { paths } from '../app/paths';
import type { Id, Tables } from '../store/rows';
import { issueKey } from '../store/selectors';
import { PageIcon } from '../ui/page-icon';
import { PlaceIcon } from '../ui/place-icon';
import { ProjectMark } from '../ui/project-mark';
import { StateIcon } from '../ui/state-icon';
import { ViewIcon } from '../ui/view-icon';

/** A thing as it is shown. */
export interface Shown {
  readonly name: string;
  /** The key of an issue. */
  readonly lead?: string;
  readonly address: string;
  readonly icon: ReactNode;
}

/**
 * A thing by its kind and id: as the copy of the workspace has it, else as the server has said; nothing if it is not there
 * any more.
 */
export function shownOf(
  tables: Tables,
  kind: EntityKind,
  id: Id,
  data: EntityData | null,
): Shown | null {
  const { slug } = tables.workspace;
  const isOpen = (project: Id | null | undefined) => {
    const found = tables.projects.get(project ?? '');
    return found?.role && !found.archived_at ? found : null;
  };
  switch (kind) {
    case 'project': {
      const project = isOpen(id);
      if (!project) return null;
      const icon = <ProjectMark project={project} />;
      return { name: project.name, address: paths.project(slug, project.identifier), icon };
    }
    case 'cycle':
    case 'module': {
      const row = tables[`${kind}s`].get(id);
      const project = isOpen(row?.project);
      if (!row || !project || row.archived_at) return null;
      const address = paths.place(slug, project.identifier, `${kind}s`, id);
      return { name: row.name, address, icon: <PlaceIcon field={kind} size={16} /> };
    }
    case 'view': {
      const row = tables.views.get(id);
      const project = isOpen(row?.project);
      if (!row || (row.project !== null && !project)) return null;
      const address = paths.views(slug, project?.identifier ?? null, id);
      return { name: row.name, address, icon: <ViewIcon view={row} size={16} /> };
    }
    case 'page': {
      const page = tables.pages.get(id);
      if (!page || page.archived_at) return null;
      const project = page.project === null ? null : isOpen(page.project);
      if (page.project !== null && !project) return null;
      const address = paths.page(slug, project?.identifier ?? null, id);
      return { name: page.name, address, icon: <PageIcon page={page} /> };
    }
    case 'issue': {
      const issue = tables.issues.get(id);
      if (issue) {
        const key = issueKey(tables, issue);
        const state = tables.states.get(issue.state);
        const icon = <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />;
        return { name: issue.name, lead: key, address: paths.issue(slug, key), icon };
      }
      if (!data || !isOpen(data.project_id)) return null;
      const key = `${data.project_identifier}-${data.sequence_id}`;
      const icon = <StateIcon group="backlog" colour={null} />;
      return { name: data.name, lead: key, address: paths.issue(slug, key), icon };
    }
  }
}
