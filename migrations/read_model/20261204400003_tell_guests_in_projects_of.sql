-- The same projects as before, and whether the person is a guest there: by their role in the project, or by that in the
-- workspace, which caps it. What a function returns cannot be changed in place.
DROP FUNCTION projects_of (uuid, uuid);
CREATE FUNCTION projects_of (in_workspace uuid, person uuid)
RETURNS TABLE (project_id uuid, is_guest boolean)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT
        m.project_id,
        m.role = 'guest' OR EXISTS (
            SELECT
            FROM workspaces_of(person) w
            WHERE w.workspace_id = in_workspace
              AND w.role = 'guest'
        )
    FROM project_member m
    WHERE m.workspace_id IS NOT DISTINCT FROM in_workspace
      AND m.member_id = person
      AND m.is_active
$$;
