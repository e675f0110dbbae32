-- How many work items of a cycle or module somebody sees in each state and with each estimate point, without archived ones:
-- all, as they are counted already, or their own where they are limited.
CREATE FUNCTION items_of_place (
    in_workspace uuid, in_project uuid, place uuid, is_limited boolean, person uuid
)
RETURNS TABLE (state_id uuid, estimate_point_id uuid, items bigint)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT n.state_id, n.estimate_point_id, n.items
    FROM work_item_place_count n
    WHERE NOT is_limited
      AND n.workspace_id = in_workspace
      AND n.project_id = in_project
      AND n.place_id = place
    UNION ALL
    SELECT it.state_id, it.estimate_point_id, 1::bigint
    FROM work_item it
    WHERE is_limited
      AND it.workspace_id IS NOT DISTINCT FROM in_workspace
      AND it.project_id = in_project
      AND (it.cycle_id = place OR place = ANY (it.module_ids))
      AND it.archived_on IS NULL
      AND (it.created_by = person OR person = ANY (it.assignee_ids))
$$;
