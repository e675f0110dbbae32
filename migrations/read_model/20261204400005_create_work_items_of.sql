-- Who may see a work item: those who may see what is in its project, but those who are limited there only their own. For
-- work items that are looked for by their ids.
CREATE FUNCTION work_items_of (in_workspace uuid, person uuid)
RETURNS TABLE (id uuid, project_id uuid)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT it.id, it.project_id
    FROM work_item it
    JOIN open_projects_of(in_workspace, person) open ON open.id = it.project_id
    WHERE it.workspace_id = in_workspace
      AND is_seen(open.is_limited, person, it.created_by, it.assignee_ids)
$$;
