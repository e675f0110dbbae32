-- Gives out the next running numbers of several projects, each named once with a count of at least one, in one round
-- trip; answers with the last number of each, and with the life of the server for which they are reserved: the append
-- refuses numbers of another one. The form without it stays while a version calls it.
CREATE FUNCTION reserve_running_numbers(p_workspace uuid[], p_project uuid[], p_count bigint[])
RETURNS TABLE (workspace_id uuid, project_id uuid, last_number bigint, generation uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = event_log, pg_temp
SET lock_timeout = '10s'
SET plan_cache_mode = 'force_generic_plan'
AS $$
#variable_conflict use_column
DECLARE
    v_generation uuid;
BEGIN
    LOOP
        SELECT g.id INTO v_generation
        FROM generation AS g
        WHERE g.is_the_only_one
          AND g.started_at = pg_postmaster_start_time();
        EXIT WHEN FOUND;
        -- Somebody else may begin it at the same time; then it is found in the next turn.
        INSERT INTO generation AS g DEFAULT VALUES
        ON CONFLICT (is_the_only_one)
        DO UPDATE SET id = excluded.id, started_at = excluded.started_at
        WHERE g.started_at <> excluded.started_at;
    END LOOP;

    RETURN QUERY
    INSERT INTO counter AS c (workspace_id, project_id, last_number)
    SELECT wanted.workspace, wanted.project, wanted.count
    FROM unnest(p_workspace, p_project, p_count) AS wanted (workspace, project, count)
    -- Always in the same order, so that no two calls wait for one another.
    ORDER BY wanted.workspace, wanted.project
    ON CONFLICT (workspace_id, project_id)
    DO UPDATE SET last_number = c.last_number + excluded.last_number
    RETURNING c.workspace_id, c.project_id, c.last_number, v_generation;
END
$$;
REVOKE EXECUTE ON FUNCTION reserve_running_numbers (uuid[], uuid[], bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reserve_running_numbers (uuid[], uuid[], bigint[]) TO tidemark_command;
