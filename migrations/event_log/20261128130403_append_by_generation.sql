-- The append, which knows histories and numbers: what a decision read is named by the last event of its stream, not by
-- a version alone, and a running number counts in the life of the server in which it was reserved. See
-- docs/architecture.md, "The append". The forms before it call it, while a version calls them.
--
-- Each array is a column of a small table; rows belonging to an append carry its number (1, 2, 3 …) and come in
-- that order, events come in the order of their streams.
--   w_*  the workspaces, ascending, each once; the nil workspace is among them if a claim is of the whole instance
--   t_*  the streams that are read or written, each once; t_workspace is the row of w_*
--   a_*  one row per append (command); a_workspace is the row of w_*
--   s_*  streams it rests on, with the version it expects and the last event at that version (s_event and
--        s_recorded_at; null = whichever); s_stream is the row of t_*; those with events are written, the others only
--        checked
--   e_*  events, e_stream is the row of s_* they go to
--   n_*  filters that no event since a position may match; n_types empty = any type, n_mentions empty = any payload
--   k_*  claims to take or give up, of this workspace or (k_instance) of the whole instance
--   u_*  reservations of the running numbers that its new issues get, by the life of the server (table generation)
--
-- Each append is checked, then written, in turn; a refused one does not touch its neighbours. Outcomes:
--   appended   written (first = last + 1 when there was nothing to write); detail is null
--   repeated   the same command was appended before; detail is the result recorded then, or null
--   reused     the idempotency key belongs to another request
--   moved      streams are at other versions, or were written by others; detail is [{kind, id, version}]
--   intruded   an event since the position matches a filter; detail is {position}
--   claimed    a name is taken; detail is {scope, name, owner}
--   numbered   a running number was reserved before a crash and may be reserved again; detail is null
CREATE FUNCTION append(
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
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = event_log, pg_temp
SET lock_timeout = '10s'
-- The plans do not depend on what is in the arrays; made anew for each call they would cost more than the rest.
SET plan_cache_mode = 'force_generic_plan'
-- And everything is found by its key, whatever the tables' statistics say.
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
    c_instance CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    c_appends CONSTANT int := COALESCE(array_length(a_command, 1), 0);
    c_events CONSTANT int := COALESCE(array_length(e_event, 1), 0);
    -- The end of each log, by row of w_*; a position is known once its row is locked.
    v_position bigint[];
    v_hash bytea[];
    v_last_recorded_at timestamptz[];
    v_changed boolean[] := array_fill(false, ARRAY[array_length(w_workspace, 1)]);
    -- The version of each stream, by row of t_*, the appends before this one included.
    v_version bigint[];
    -- The last event of each stream, likewise.
    v_event uuid[];
    v_event_recorded_at timestamptz[];
    -- The life of the server; null if no number was reserved in it.
    v_generation uuid;
    -- What is to be inserted, by row of e_*; null for the events of refused appends.
    v_e_position bigint[] := array_fill(NULL::bigint, ARRAY[c_events]);
    v_e_sequence bigint[] := v_e_position;
    v_e_hash bytea[] := array_fill(NULL::bytea, ARRAY[c_events]);
    v_e_recorded_at timestamptz[] := array_fill(NULL::timestamptz, ARRAY[c_events]);
    v_inserted int := 0;
    -- Of the present append.
    v_w int;
    v_workspace uuid;
    v_recorded_at timestamptz;
    v_old record;
    -- The version of a stream; -1 of one that has another history than was read.
    v_actual bigint;
    v_found bigint;
    v_owner uuid;
    v_first bigint;
    v_moved json[];
    -- Of the present event.
    v_stream int;
    v_row int;
    v_link bytea;
    v_at bigint;
    -- Cursors into the s, e, n, k and u arrays: first row of this append, first row after it.
    v_s int := 1;
    v_s_end int;
    v_e int := 1;
    v_e_end int;
    v_n int := 1;
    v_n_end int;
    v_k int := 1;
    v_k_end int;
    v_u int := 1;
    v_u_end int;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'append needs READ COMMITTED: it must see what was committed while it waited for the lock'
            USING ERRCODE = 'invalid_transaction_state';
    END IF;

    -- The locks come in a statement of their own, always in the same order, the instance's first: what follows
    -- checks against a snapshot taken after the wait.
    LOOP
        SELECT array_agg(h.position), array_agg(h.hash), array_agg(h.recorded_at)
        INTO v_position, v_hash, v_last_recorded_at
        FROM (
            SELECT h.workspace_id, h.position, h.hash, h.recorded_at
            FROM log_head AS h
            WHERE h.workspace_id = ANY (w_workspace)
            ORDER BY h.workspace_id
            FOR NO KEY UPDATE
        ) AS h;
        EXIT WHEN array_length(v_position, 1) = array_length(w_workspace, 1);
        IF (SELECT count(DISTINCT w) FROM unnest(w_workspace) AS w) <> array_length(w_workspace, 1) THEN
            RAISE EXCEPTION 'append needs each workspace once'
                USING ERRCODE = 'invalid_parameter_value';
        END IF;
        -- Somebody else may make them at the same time; then they are found in the next turn.
        INSERT INTO log_head (workspace_id, position, hash, recorded_at)
        SELECT w, 0, decode(repeat('00', 32), 'hex'), '-infinity'
        FROM unnest(w_workspace) AS w
        ORDER BY w
        ON CONFLICT DO NOTHING;
    END LOOP;

    SELECT
        array_agg(t.sequence),
        array_agg(t.event_id),
        array_agg(t.recorded_at),
        (
            SELECT g.id
            FROM generation AS g
            WHERE g.is_the_only_one
              AND g.started_at = pg_postmaster_start_time()
        )
    INTO v_version, v_event, v_event_recorded_at, v_generation
    FROM (
        SELECT COALESCE(last.sequence, 0) AS sequence, last.event_id, last.recorded_at
        FROM unnest(t_workspace, t_kind, t_entity) WITH ORDINALITY AS t (workspace, kind, entity, number)
        LEFT JOIN LATERAL (
            SELECT e.sequence, e.event_id, e.recorded_at
            FROM event AS e
            WHERE e.aggregate_type = t.kind
              AND e.aggregate_id = w_workspace[t.workspace]::text || '/' || t.entity::text
            ORDER BY e.sequence DESC
            LIMIT 1
        ) AS last ON true
        ORDER BY t.number
    ) AS t;

    FOR a IN 1 .. c_appends LOOP
        number := a;
        outcome := NULL;
        first_position := NULL;
        last_position := NULL;
        recorded_at := NULL;
        detail := NULL;
        v_w := a_workspace[a];
        v_workspace := w_workspace[v_w];

        v_s_end := v_s;
        WHILE s_append[v_s_end] = a LOOP v_s_end := v_s_end + 1; END LOOP;
        v_e_end := v_e;
        WHILE e_stream[v_e_end] < v_s_end LOOP v_e_end := v_e_end + 1; END LOOP;
        v_n_end := v_n;
        WHILE n_append[v_n_end] = a LOOP v_n_end := v_n_end + 1; END LOOP;
        v_k_end := v_k;
        WHILE k_append[v_k_end] = a LOOP v_k_end := v_k_end + 1; END LOOP;
        v_u_end := v_u;
        WHILE u_append[v_u_end] = a LOOP v_u_end := v_u_end + 1; END LOOP;

        -- 1. The same command again? Before any conflict is looked for: it may be its own.
        IF a_key[a] IS NOT NULL THEN
            SELECT c.fingerprint, c.result, c.first_position, c.last_position, c.recorded_at
            INTO v_old
            FROM command AS c
            WHERE c.workspace_id = v_workspace
              AND c.actor_id = a_actor[a]
              AND c.key = a_key[a];
            IF FOUND THEN
                IF v_old.fingerprint = a_fingerprint[a] THEN
                    outcome := 'repeated';
                    first_position := v_old.first_position;
                    last_position := v_old.last_position;
                    recorded_at := v_old.recorded_at;
                    detail := v_old.result;
                ELSE
                    outcome := 'reused';
                END IF;
            END IF;
        END IF;

        -- 2. Has any stream the decision read moved, or another history than was read?
        IF outcome IS NULL THEN
            v_moved := NULL;
            FOR s IN v_s .. v_s_end - 1 LOOP
                v_stream := s_stream[s];
                v_actual := CASE
                    WHEN s_event[s] IS NULL THEN v_version[v_stream]
                    WHEN s_event[s] = v_event[v_stream] AND s_recorded_at[s] = v_event_recorded_at[v_stream]
                        THEN v_version[v_stream]
                    ELSE -1
                END;
                IF v_actual <> s_version[s] THEN
                    v_moved := v_moved || json_build_object(
                        'kind', t_kind[v_stream], 'id', t_entity[v_stream], 'version', v_version[v_stream]);
                END IF;
            END LOOP;
            IF v_moved IS NOT NULL THEN
                outcome := 'moved';
                detail := array_to_json(v_moved);
                -- A lane that lost its connection sends again: the stream moved because of this very command.
                IF v_e < v_e_end THEN
                    v_row := e_stream[v_e];
                    v_stream := s_stream[v_row];
                    SELECT e.position, e.recorded_at
                    INTO v_old
                    FROM event AS e
                    WHERE e.aggregate_type = t_kind[v_stream]
                      AND e.aggregate_id = v_workspace::text || '/' || t_entity[v_stream]::text
                      AND e.sequence = s_version[v_row] + 1
                      AND e.command_id = a_command[a];
                    IF FOUND THEN
                        outcome := 'repeated';
                        first_position := v_old.position;
                        last_position := v_old.position + (v_e_end - v_e) - 1;
                        recorded_at := v_old.recorded_at;
                        detail := NULL;
                    END IF;
                END IF;
            END IF;
        END IF;

        -- 3. Has anything happened that a decision about a set did not know?
        IF outcome IS NULL THEN
            FOR n IN v_n .. v_n_end - 1 LOOP
                SELECT e.position
                INTO v_found
                FROM event AS e
                WHERE e.workspace_id = v_workspace
                  AND e.position > n_since[n]
                  AND (n_project[n] IS NULL OR e.project_id = n_project[n])
                  AND (n_kind[n] IS NULL OR e.aggregate_type = n_kind[n])
                  AND (n_types[n] = '' OR e.event_type = ANY (string_to_array(n_types[n], ',')))
                  AND (n_mentions[n] = '' OR EXISTS (
                      SELECT FROM unnest(string_to_array(n_mentions[n], ',')) AS m
                      WHERE strpos(e.payload::text, m) > 0))
                ORDER BY e.position
                LIMIT 1;
                IF FOUND THEN
                    outcome := 'intruded';
                    detail := json_build_object('position', v_found);
                    EXIT;
                END IF;
            END LOOP;
        END IF;

        -- 4. Is a wanted name taken by somebody else (and not given up by this same append)?
        IF outcome IS NULL THEN
            FOR k IN v_k .. v_k_end - 1 LOOP
                CONTINUE WHEN NOT k_take[k];
                SELECT c.owner_id
                INTO v_owner
                FROM claim AS c
                WHERE c.workspace_id = CASE WHEN k_instance[k] THEN c_instance ELSE v_workspace END
                  AND c.scope = k_scope[k]
                  AND c.name = k_name[k];
                IF FOUND AND v_owner <> k_owner[k] AND NOT EXISTS (
                    SELECT FROM generate_series(v_k, v_k_end - 1) AS r
                    WHERE NOT k_take[r]
                      AND k_instance[r] = k_instance[k]
                      AND k_scope[r] = k_scope[k]
                      AND k_name[r] = k_name[k]
                      AND k_owner[r] = v_owner
                ) THEN
                    outcome := 'claimed';
                    detail := json_build_object(
                        'scope', k_scope[k], 'name', k_name[k], 'owner', v_owner);
                    EXIT;
                END IF;
            END LOOP;
        END IF;

        -- 5. Was a running number reserved before a crash? The counter may have come back older, and give it again.
        IF outcome IS NULL THEN
            FOR u IN v_u .. v_u_end - 1 LOOP
                CONTINUE WHEN u_generation[u] = v_generation;
                outcome := 'numbered';
            END LOOP;
        END IF;

        -- 6. Write: number the events and link the chain; they are inserted together below.
        IF outcome IS NULL THEN
            outcome := 'appended';
            v_recorded_at := greatest(clock_timestamp(), v_last_recorded_at[v_w]);
            v_at := v_position[v_w];
            v_first := v_at + 1;
            IF NOT a_probe[a] THEN
                v_link := v_hash[v_w];
                FOR e IN v_e .. v_e_end - 1 LOOP
                    v_row := e_stream[e];
                    v_stream := s_stream[v_row];
                    v_at := v_at + 1;
                    v_version[v_stream] := v_version[v_stream] + 1;
                    v_link := chain_hash(
                        v_link, v_workspace, v_at, t_kind[v_stream], t_entity[v_stream], v_version[v_stream],
                        e_event[e], e_type[e], e_type_version[e], v_recorded_at, e_payload[e], a_metadata[a],
                        a_command[a], a_actor[a], s_project[v_row], s_issue[v_row]);
                    v_e_position[e] := v_at;
                    v_e_sequence[e] := v_version[v_stream];
                    v_e_hash[e] := v_link;
                    v_e_recorded_at[e] := v_recorded_at;
                    v_event[v_stream] := e_event[e];
                    v_event_recorded_at[v_stream] := v_recorded_at;
                END LOOP;
                IF v_e < v_e_end THEN
                    v_position[v_w] := v_at;
                    v_hash[v_w] := v_link;
                    v_last_recorded_at[v_w] := v_recorded_at;
                    v_changed[v_w] := true;
                END IF;
                FOR k IN v_k .. v_k_end - 1 LOOP
                    CONTINUE WHEN k_take[k];
                    DELETE FROM claim AS c
                    WHERE c.workspace_id = CASE WHEN k_instance[k] THEN c_instance ELSE v_workspace END
                      AND c.scope = k_scope[k]
                      AND c.name = k_name[k]
                      AND c.owner_id = k_owner[k];
                END LOOP;
                FOR k IN v_k .. v_k_end - 1 LOOP
                    CONTINUE WHEN NOT k_take[k];
                    INSERT INTO claim (workspace_id, scope, name, owner_id)
                    VALUES (
                        CASE WHEN k_instance[k] THEN c_instance ELSE v_workspace END,
                        k_scope[k], k_name[k], k_owner[k])
                    ON CONFLICT DO NOTHING;
                END LOOP;
                IF a_key[a] IS NOT NULL THEN
                    INSERT INTO command (
                        workspace_id, actor_id, key, command_id, fingerprint, result, first_position,
                        last_position, recorded_at
                    ) VALUES (
                        v_workspace, a_actor[a], a_key[a], a_command[a], a_fingerprint[a],
                        a_result[a]::json, v_first, v_at, v_recorded_at
                    );
                END IF;
            END IF;
            first_position := v_first;
            last_position := v_at;
            recorded_at := v_recorded_at;
        END IF;
        RETURN NEXT;
        v_s := v_s_end;
        v_e := v_e_end;
        v_n := v_n_end;
        v_k := v_k_end;
        v_u := v_u_end;

        -- The events go in together, at the end or before somebody looks for them.
        IF v_inserted < v_e - 1 AND (a = c_appends OR n_append[v_n] = a + 1) THEN
            INSERT INTO event (
                workspace_id, position, aggregate_type, aggregate_id, sequence, event_type, event_version,
                payload, metadata, event_id, command_id, actor_id, entity_id, project_id, issue_id,
                recorded_at, hash
            )
            SELECT
                w_workspace[t_workspace[s.stream]], e.position, t_kind[s.stream],
                w_workspace[t_workspace[s.stream]]::text || '/' || t_entity[s.stream]::text, e.sequence,
                e.type, e.type_version, e.payload::json, a_metadata[s.append]::json, e.event,
                a_command[s.append], a_actor[s.append], t_entity[s.stream], s_project[e.row], s_issue[e.row],
                e.recorded_at, e.hash
            FROM unnest(
                e_stream, e_event, e_type, e_type_version, e_payload, v_e_position, v_e_sequence,
                v_e_recorded_at, v_e_hash
            ) WITH ORDINALITY AS e (
                row, event, type, type_version, payload, position, sequence, recorded_at, hash, number
            )
            CROSS JOIN LATERAL (SELECT s_stream[e.row] AS stream, s_append[e.row] AS append) AS s
            WHERE e.number > v_inserted
              AND e.number < v_e
              AND e.position IS NOT NULL;
            v_inserted := v_e - 1;
        END IF;
    END LOOP;

    IF true = ANY (v_changed) THEN
        UPDATE log_head AS h
        SET position = w.position, hash = w.hash, recorded_at = w.recorded_at
        FROM unnest(w_workspace, v_position, v_hash, v_last_recorded_at, v_changed)
            AS w (workspace, position, hash, recorded_at, changed)
        WHERE h.workspace_id = w.workspace
          AND w.changed;
    END IF;
    -- Nothing came of workspaces that do not exist yet.
    IF 0 = ANY (v_position) THEN
        DELETE FROM log_head AS h
        WHERE h.workspace_id = ANY (w_workspace)
          AND h.position = 0
          AND h.workspace_id <> c_instance;
    END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION append (
    uuid[], int[], text[], uuid[], int[], boolean[], uuid[], uuid[], text[], bytea[], text[], text[], int[],
    int[], bigint[], uuid[], timestamptz[], uuid[], uuid[], int[], uuid[], text[], text[], text[], int[],
    bigint[], uuid[], text[], text[], text[], int[], boolean[], boolean[], text[], text[], uuid[], int[],
    uuid[]
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append (
    uuid[], int[], text[], uuid[], int[], boolean[], uuid[], uuid[], text[], bytea[], text[], text[], int[],
    int[], bigint[], uuid[], timestamptz[], uuid[], uuid[], int[], uuid[], text[], text[], text[], int[],
    bigint[], uuid[], text[], text[], text[], int[], boolean[], boolean[], text[], text[], uuid[], int[],
    uuid[]
) TO tidemark_command;
