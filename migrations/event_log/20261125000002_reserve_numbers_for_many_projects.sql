-- Gives out the next running numbers of several projects, each named once with a count of at least one, in one round
-- trip; answers with the last number of each. The form for a single project stays while a version calls it.
CREATE FUNCTION reserve_numbers(p_workspace uuid[], p_project uuid[], p_count bigint[])
RETURNS TABLE (workspace_id uuid, project_id uuid, last_number bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = event_log, pg_temp
SET lock_timeout = '10s'
-- And PL/pgSQL, whose plans are kept, where a function in SQL is read and planned anew for every call.
SET plan_cache_mode = 'force_generic_plan'
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    INSERT INTO counter AS c (workspace_id, project_id, last_number)
    SELECT wanted.workspace, wanted.project, wanted.count
    FROM unnest(p_workspace, p_project, p_count) AS wanted (workspace, project, count)
    -- Always in the same order, so that no two calls wait for one another.
    ORDER BY wanted.workspace, wanted.project
    ON CONFLICT (workspace_id, project_id)
    DO UPDATE SET last_number = c.last_number + excluded.last_number
    RETURNING c.workspace_id, c.project_id, c.last_number;
END
$$;
REVOKE EXECUTE ON FUNCTION reserve_numbers (uuid[], uuid[], bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reserve_numbers (uuid[], uuid[], bigint[]) TO tidemark_command;
