-- Who may see who is in a project: its active members. What IS NOT DISTINCT is not looked for by an index: else a
-- membership may be looked for by its workspace alone, in a plan that was made while the table was empty and is kept.
CREATE FUNCTION projects_of (in_workspace uuid, person uuid)
RETURNS TABLE (project_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT m.project_id
    FROM project_member m
    WHERE m.workspace_id IS NOT DISTINCT FROM in_workspace
      AND m.member_id = person
      AND m.is_active
$$;
