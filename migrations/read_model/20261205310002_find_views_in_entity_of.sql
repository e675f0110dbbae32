-- What a favourite or a visit names, if the person sees it as it is now: a project, cycle, module, page, view or work item that
-- is neither deleted nor archived, of a project whose content they see; pages as pages_of has them, views as views_of does, work
-- items as work_items_of.
CREATE OR REPLACE FUNCTION entity_of (in_workspace uuid, person uuid, kind text, thing uuid)
RETURNS TABLE (id uuid, name text, logo jsonb, project_id uuid, identifier text, number bigint)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT p.id, p.name, NULL::jsonb, p.id, p.identifier, NULL::bigint
    FROM open_projects_of(in_workspace, person) open
    JOIN project p ON p.workspace_id = in_workspace AND p.id = open.id
    WHERE kind = 'project'
      AND open.id = thing
    UNION ALL
    SELECT c.id, c.name, NULL::jsonb, c.project_id, open.identifier, NULL::bigint
    FROM cycle c
    JOIN open_projects_of(in_workspace, person) open ON open.id = c.project_id
    WHERE kind = 'cycle'
      AND c.workspace_id = in_workspace
      AND c.id = thing
      AND c.archived_at IS NULL
    UNION ALL
    SELECT m.id, m.name, NULL::jsonb, m.project_id, open.identifier, NULL::bigint
    FROM module m
    JOIN open_projects_of(in_workspace, person) open ON open.id = m.project_id
    WHERE kind = 'module'
      AND m.workspace_id = in_workspace
      AND m.id = thing
      AND m.archived_at IS NULL
    UNION ALL
    SELECT g.id, g.name, g.logo, g.project_id, p.identifier, NULL::bigint
    FROM page g
    JOIN pages_of(in_workspace, person) seen ON seen.id = g.id
    LEFT JOIN project p ON p.workspace_id = in_workspace AND p.id = g.project_id
    WHERE kind = 'page'
      AND g.workspace_id = in_workspace
      AND g.id = thing
      AND g.archived_at IS NULL
    UNION ALL
    SELECT v.id, v.name, v.logo, v.project_id, p.identifier, NULL::bigint
    FROM saved_view v
    JOIN views_of(in_workspace, person) seen ON seen.id = v.id
    LEFT JOIN project p ON p.workspace_id = in_workspace AND p.id = v.project_id
    WHERE kind = 'view'
      AND v.workspace_id = in_workspace
      AND v.id = thing
    UNION ALL
    SELECT w.id, w.name, NULL::jsonb, w.project_id, open.identifier, w.number
    FROM work_item w
    JOIN open_projects_of(in_workspace, person) open ON open.id = w.project_id
    JOIN work_items_of(in_workspace, person) seen ON seen.id = w.id
    JOIN state s ON s.workspace_id = in_workspace AND s.id = w.state_id AND s.state_group <> 'triage'
    WHERE kind = 'issue'
      AND w.workspace_id = in_workspace
      AND w.id = thing
      AND w.archived_on IS NULL
$$;
