-- For the version before, which looked running numbers up among the events: until it is replaced, what a crash takes
-- from its counters is not noticed.
CREATE OR REPLACE FUNCTION append(
    w_workspace uuid[],
    t_workspace int[],
    t_kind text[],
    t_entity uuid[],
    a_workspace int[],
    a_probe boolean[],
    a_command uuid[],
    a_actor uuid[],
    a_key text[],
    a_fingerprint bytea[],
    a_metadata text[],
    a_result text[],
    s_append int[],
    s_stream int[],
    s_version bigint[],
    s_event uuid[],
    s_recorded_at timestamptz[],
    s_project uuid[],
    s_issue uuid[],
    e_stream int[],
    e_event uuid[],
    e_type text[],
    e_type_version text[],
    e_payload text[],
    n_append int[],
    n_since bigint[],
    n_project uuid[],
    n_kind text[],
    n_types text[],
    n_mentions text[],
    k_append int[],
    k_take boolean[],
    k_instance boolean[],
    k_scope text[],
    k_name text[],
    k_owner uuid[],
    u_append int[],
    u_project uuid[],
    u_number bigint[]
) RETURNS TABLE (
    number int,
    outcome text,
    first_position bigint,
    last_position bigint,
    recorded_at timestamptz,
    detail json
)
LANGUAGE sql VOLATILE SECURITY INVOKER
AS $$
    SELECT *
    FROM event_log.append(
        w_workspace, t_workspace, t_kind, t_entity, a_workspace, a_probe, a_command, a_actor, a_key, a_fingerprint,
        a_metadata, a_result, s_append, s_stream, s_version, s_event, s_recorded_at, s_project, s_issue, e_stream,
        e_event, e_type, e_type_version, e_payload, n_append, n_since, n_project, n_kind, n_types, n_mentions,
        k_append, k_take, k_instance, k_scope, k_name, k_owner, '{}'::int[], '{}'::uuid[]
    );
$$;
