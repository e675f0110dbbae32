-- Gives out the next p_count running numbers of a project and returns the last of them; null for less than one.
CREATE FUNCTION reserve_numbers(p_workspace uuid, p_project uuid, p_count bigint) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = event_log, pg_temp
SET lock_timeout = '10s'
AS $$
    INSERT INTO counter (workspace_id, project_id, last_number)
    SELECT p_workspace, p_project, p_count
    WHERE p_count > 0
    ON CONFLICT (workspace_id, project_id)
    DO UPDATE SET last_number = counter.last_number + p_count
    RETURNING last_number;
$$;
