-- Who may see a saved view: a public one of a project those who may see what is in that, a public one of the workspace its
-- members, guests too, and a private one of these its owner alone. What IS NOT DISTINCT is not looked for by an index: views
-- are looked for by their own ids, or by where they are.
CREATE FUNCTION views_of (in_workspace uuid, person uuid)
RETURNS TABLE (id uuid, project_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT v.id, v.project_id
    FROM saved_view v
    WHERE v.workspace_id IS NOT DISTINCT FROM in_workspace
      AND (v.access = 'PUBLIC' OR v.owner_id = person)
      AND (
          v.project_id IN (SELECT open.id FROM open_projects_of(in_workspace, person) open)
          OR v.project_id IS NULL
          AND EXISTS (
              SELECT
              FROM workspaces_of(person) w
              WHERE w.workspace_id = in_workspace
          )
      )
$$;
