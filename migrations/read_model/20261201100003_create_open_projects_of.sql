-- Who may see what is in a project, and in its work items: its active members, unless the project is archived.
CREATE FUNCTION open_projects_of (in_workspace uuid, person uuid)
RETURNS TABLE (id uuid, identifier text)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT p.id, p.identifier
    FROM projects_of(in_workspace, person) m
    JOIN project p
        ON p.workspace_id = in_workspace
        AND p.id = m.project_id
        AND p.archived_at IS NULL
$$;
