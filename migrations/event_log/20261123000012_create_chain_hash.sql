-- The hash of one event, over a list in which every element is preceded by its length in bytes (int4, -1 for
-- null), so that no two different lists read the same. The same list is built in event-store/src/chain.rs.
CREATE FUNCTION chain_hash(
    p_previous bytea,
    p_workspace uuid,
    p_position bigint,
    p_kind text,
    p_entity uuid,
    p_version bigint,
    p_event uuid,
    p_type text,
    p_type_version text,
    p_recorded_at timestamptz,
    p_payload text,
    p_metadata text,
    p_command uuid,
    p_actor uuid,
    p_project uuid,
    p_issue uuid
) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    v_kind bytea := convert_to(p_kind, 'UTF8');
    v_type bytea := convert_to(p_type, 'UTF8');
    v_type_version bytea := convert_to(p_type_version, 'UTF8');
    v_payload bytea := convert_to(p_payload, 'UTF8');
    v_metadata bytea := convert_to(p_metadata, 'UTF8');
BEGIN
    RETURN sha256(
        '\x00000020'::bytea || p_previous
        || '\x00000010'::bytea || uuid_send(p_workspace)
        || '\x00000008'::bytea || int8send(p_position)
        || int4send(octet_length(v_kind)) || v_kind
        || '\x00000010'::bytea || uuid_send(p_entity)
        || '\x00000008'::bytea || int8send(p_version)
        || '\x00000010'::bytea || uuid_send(p_event)
        || int4send(octet_length(v_type)) || v_type
        || int4send(octet_length(v_type_version)) || v_type_version
        || '\x00000008'::bytea || int8send((extract(epoch FROM p_recorded_at) * 1000000)::bigint)
        || int4send(octet_length(v_payload)) || v_payload
        || int4send(octet_length(v_metadata)) || v_metadata
        || '\x00000010'::bytea || uuid_send(p_command)
        || '\x00000010'::bytea || uuid_send(p_actor)
        || COALESCE('\x00000010'::bytea || uuid_send(p_project), '\xffffffff'::bytea)
        || COALESCE('\x00000010'::bytea || uuid_send(p_issue), '\xffffffff'::bytea)
    );
END
$$;
