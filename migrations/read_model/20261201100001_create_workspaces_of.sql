-- Who may see a workspace: its active members, each in their role. Every question about a workspace asks it here.
-- The planner puts the body of such a function in the place of its call, so it costs what the body would.
CREATE FUNCTION workspaces_of (person uuid)
RETURNS TABLE (workspace_id uuid, role text, reads_log boolean)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT m.workspace_id, m.role, m.reads_log
    FROM workspace_member m
    WHERE m.member_id = person
      AND m.is_active
$$;
