-- Up to which of some positions of a workspace's log, given in ascending order, its events are read at once: that with
-- which their payloads have so many bytes, or the last one that is there.
CREATE FUNCTION filled(p_workspace uuid, p_positions bigint[], p_bytes bigint) RETURNS bigint
LANGUAGE plpgsql STABLE
SET search_path = event_log, pg_temp
AS $$
DECLARE
    v_position bigint;
    v_last bigint := 0;
    v_bytes bigint;
    v_taken bigint := 0;
BEGIN
    -- One by one: a payload is unpacked to be measured, and those beyond the end are not to be.
    FOREACH v_position IN ARRAY p_positions LOOP
        SELECT octet_length(e.payload::text) INTO v_bytes
        FROM event AS e
        WHERE e.workspace_id = p_workspace AND e.position = v_position;
        EXIT WHEN NOT FOUND;
        v_last := v_position;
        v_taken := v_taken + v_bytes;
        EXIT WHEN v_taken >= p_bytes;
    END LOOP;
    RETURN v_last;
END
$$;
REVOKE EXECUTE ON FUNCTION filled (uuid, bigint[], bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION filled (uuid, bigint[], bigint) TO tidemark_command, tidemark_projector, tidemark_query;
