-- For the version before, which sends every column as an array: rows are made of them, until it is replaced. What was
-- set for its own statements is set by the append that it calls.
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
    u_generation uuid[]
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
        w_workspace,
        ARRAY(
            SELECT ROW(r.workspace, r.kind, r.entity)::event_log.append_target
            FROM unnest(t_workspace, t_kind, t_entity) WITH ORDINALITY
                AS r (workspace, kind, entity, row)
            ORDER BY r.row
        ),
        ARRAY(
            SELECT ROW(
                r.workspace, r.probe, r.command, r.actor, r.key, r.fingerprint, r.metadata,
                r.result
            )::event_log.append_command
            FROM unnest(
                a_workspace, a_probe, a_command, a_actor, a_key, a_fingerprint, a_metadata,
                a_result
            ) WITH ORDINALITY
                AS r (workspace, probe, command, actor, key, fingerprint, metadata, result, row)
            ORDER BY r.row
        ),
        ARRAY(
            SELECT ROW(
                r.append, r.stream, r.version, r.event, r.recorded_at, r.project, r.issue
            )::event_log.append_stream
            FROM unnest(s_append, s_stream, s_version, s_event, s_recorded_at, s_project, s_issue) WITH ORDINALITY
                AS r (append, stream, version, event, recorded_at, project, issue, row)
            ORDER BY r.row
        ),
        ARRAY(
            SELECT ROW(r.stream, r.event, r.type, r.type_version, r.payload)::event_log.append_event
            FROM unnest(e_stream, e_event, e_type, e_type_version, e_payload) WITH ORDINALITY
                AS r (stream, event, type, type_version, payload, row)
            ORDER BY r.row
        ),
        ARRAY(
            SELECT ROW(
                r.append, r.since, r.project, r.kind, string_to_array(r.types, ','),
                string_to_array(r.mentions, ',')
            )::event_log.append_filter
            FROM unnest(n_append, n_since, n_project, n_kind, n_types, n_mentions) WITH ORDINALITY
                AS r (append, since, project, kind, types, mentions, row)
            ORDER BY r.row
        ),
        ARRAY(
            SELECT ROW(r.append, r.take, r.instance, r.scope, r.name, r.owner)::event_log.append_claim
            FROM unnest(k_append, k_take, k_instance, k_scope, k_name, k_owner) WITH ORDINALITY
                AS r (append, take, instance, scope, name, owner, row)
            ORDER BY r.row
        ),
        ARRAY(
            SELECT ROW(r.append, r.generation)::event_log.append_number
            FROM unnest(u_append, u_generation) WITH ORDINALITY
                AS r (append, generation, row)
            ORDER BY r.row
        )
    );
$$;
