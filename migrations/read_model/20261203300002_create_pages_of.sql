-- Who may see a page: a public one of a project those who may see what is in that, a public one of the workspace its members
-- but the guests, and a private one of these its owner alone. What IS NOT DISTINCT is not looked for by an index: pages are
-- looked for by their own ids, or by where they are.
CREATE FUNCTION pages_of (in_workspace uuid, person uuid)
RETURNS TABLE (id uuid, project_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT p.id, p.project_id
    FROM page p
    WHERE p.workspace_id IS NOT DISTINCT FROM in_workspace
      AND (p.access = 'PUBLIC' OR p.owner_id = person)
      AND (
          p.project_id IN (SELECT open.id FROM open_projects_of(in_workspace, person) open)
          OR p.project_id IS NULL
          AND EXISTS (
              SELECT
              FROM workspaces_of(person) w
              WHERE w.workspace_id = in_workspace
                AND w.role <> 'guest'
          )
      )
$$;
