-- The same projects as before, whether the person is a guest there, to whom internal comments are not shown, and whether
-- they see only the work items there that they created or are assigned to. What a function returns cannot be changed in
-- place.
DROP FUNCTION open_projects_of (uuid, uuid);
CREATE FUNCTION open_projects_of (in_workspace uuid, person uuid)
RETURNS TABLE (id uuid, identifier text, is_guest boolean, is_limited boolean)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT p.id, p.identifier, m.is_guest, is_limited(m.is_guest, p.features)
    FROM projects_of(in_workspace, person) m
    JOIN project p
        ON p.workspace_id = in_workspace
        AND p.id = m.project_id
        AND p.archived_at IS NULL
$$;
