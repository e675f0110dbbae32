-- The version of a stream: the sequence of its last event, 0 for a stream that has none.
CREATE FUNCTION stream_version(p_workspace uuid, p_kind text, p_entity uuid) RETURNS bigint
LANGUAGE sql STABLE
RETURN COALESCE((
    SELECT max(sequence)
    FROM event
    WHERE aggregate_type = p_kind
      AND aggregate_id = p_workspace::text || '/' || p_entity::text
), 0);
