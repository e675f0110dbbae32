-- The append: a batch of commands of ONE workspace in one round trip. See docs/architecture.md, "The append".
--
-- Each array is a column of a small table; rows belonging to an append carry its number (1, 2, 3 …) and come in
-- that order, events come in the order of their streams.
--   a_*  one row per append (command)
--   s_*  streams it rests on, with the version it expects; those with events are written, the others only checked
--   e_*  events, e_stream is the row of s_* they go to
--   n_*  filters that no event since a position may match; n_types empty = any type, n_mentions empty = any payload
--   k_*  claims to take or give up, of this workspace or (k_instance) of the whole instance
--
-- Each append is checked, then written, in turn; a refused one does not touch its neighbours. Outcomes:
--   appended   written (first = last + 1 when there was nothing to write); detail is null
--   repeated   the same command was appended before; detail is the result recorded then, or null
--   reused     the idempotency key belongs to another request
--   moved      streams are at other versions; detail is [{kind, id, version}]
--   intruded   an event since the position matches a filter; detail is {position}
--   claimed    a name is taken; detail is {scope, name, owner}
CREATE FUNCTION append(
    p_workspace uuid,
    a_probe boolean[],
    a_command uuid[],
    a_actor uuid[],
    a_key text[],
    a_fingerprint bytea[],
    a_metadata text[],
    a_result text[],
    s_append int[],
    s_kind text[],
    s_entity uuid[],
    s_version bigint[],
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
    k_owner uuid[]
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
AS $$
#variable_conflict use_column
DECLARE
    c_instance CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
    v_position bigint;
    v_hash bytea;
    v_last_recorded_at timestamptz;
    v_recorded_at timestamptz;
    v_old record;
    v_actual bigint;
    v_found bigint;
    v_owner uuid;
    v_first bigint;
    v_moved json[];
    v_changed boolean := false;
    -- Cursors into the s, e, n and k arrays: first row of this append, first row after it.
    v_s int := 1;
    v_s_end int;
    v_e int := 1;
    v_e_end int;
    v_n int := 1;
    v_n_end int;
    v_k int := 1;
    v_k_end int;
    v_sequence bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'append needs READ COMMITTED: it must see what was committed while it waited for the lock'
            USING ERRCODE = 'invalid_transaction_state';
    END IF;

    -- The locks come in statements of their own: what follows checks against a snapshot taken after the wait.
    IF true = ANY (k_instance) AND p_workspace <> c_instance THEN
        PERFORM 1 FROM log_head WHERE workspace_id = c_instance FOR NO KEY UPDATE;
    END IF;
    SELECT h.position, h.hash, h.recorded_at
    INTO v_position, v_hash, v_last_recorded_at
    FROM log_head AS h
    WHERE h.workspace_id = p_workspace
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        INSERT INTO log_head (workspace_id, position, hash, recorded_at)
        VALUES (p_workspace, 0, decode(repeat('00', 32), 'hex'), '-infinity')
        ON CONFLICT DO NOTHING;
        SELECT h.position, h.hash, h.recorded_at
        INTO v_position, v_hash, v_last_recorded_at
        FROM log_head AS h
        WHERE h.workspace_id = p_workspace
        FOR NO KEY UPDATE;
    END IF;

    <<each_append>>
    FOR a IN 1 .. COALESCE(array_length(a_command, 1), 0) LOOP
        number := a;
        outcome := NULL;
        first_position := NULL;
        last_position := NULL;
        recorded_at := NULL;
        detail := NULL;

        v_s_end := v_s;
        WHILE s_append[v_s_end] = a LOOP v_s_end := v_s_end + 1; END LOOP;
        v_e_end := v_e;
        WHILE e_stream[v_e_end] < v_s_end LOOP v_e_end := v_e_end + 1; END LOOP;
        v_n_end := v_n;
        WHILE n_append[v_n_end] = a LOOP v_n_end := v_n_end + 1; END LOOP;
        v_k_end := v_k;
        WHILE k_append[v_k_end] = a LOOP v_k_end := v_k_end + 1; END LOOP;

        -- 1. The same command again? Before any conflict is looked for: it may be its own.
        IF a_key[a] IS NOT NULL THEN
            SELECT c.fingerprint, c.result, c.first_position, c.last_position, c.recorded_at
            INTO v_old
            FROM command AS c
            WHERE c.workspace_id = p_workspace
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

        -- 2. Has any stream the decision read moved?
        IF outcome IS NULL THEN
            v_moved := NULL;
            FOR s IN v_s .. v_s_end - 1 LOOP
                v_actual := stream_version(p_workspace, s_kind[s], s_entity[s]);
                IF v_actual <> s_version[s] THEN
                    v_moved := v_moved || json_build_object(
                        'kind', s_kind[s], 'id', s_entity[s], 'version', v_actual);
                END IF;
            END LOOP;
            IF v_moved IS NOT NULL THEN
                outcome := 'moved';
                detail := array_to_json(v_moved);
                -- A lane that lost its connection sends again: the stream moved because of this very command.
                IF v_e < v_e_end THEN
                    SELECT e.position, e.recorded_at
                    INTO v_old
                    FROM event AS e
                    WHERE e.aggregate_type = s_kind[e_stream[v_e]]
                      AND e.aggregate_id = p_workspace::text || '/' || s_entity[e_stream[v_e]]::text
                      AND e.sequence = s_version[e_stream[v_e]] + 1
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
                WHERE e.workspace_id = p_workspace
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
                WHERE c.workspace_id = CASE WHEN k_instance[k] THEN c_instance ELSE p_workspace END
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

        -- 5. Write.
        IF outcome IS NULL THEN
            outcome := 'appended';
            v_recorded_at := greatest(clock_timestamp(), v_last_recorded_at);
            v_first := v_position + 1;
            IF NOT a_probe[a] THEN
                v_sequence := NULL;
                FOR e IN v_e .. v_e_end - 1 LOOP
                    IF e > v_e AND e_stream[e] = e_stream[e - 1] THEN
                        v_sequence := v_sequence + 1;
                    ELSE
                        v_sequence := s_version[e_stream[e]] + 1;
                    END IF;
                    v_position := v_position + 1;
                    v_hash := chain_hash(
                        v_hash, p_workspace, v_position, s_kind[e_stream[e]], s_entity[e_stream[e]],
                        v_sequence, e_event[e], e_type[e], e_type_version[e], v_recorded_at, e_payload[e],
                        a_metadata[a], a_command[a], a_actor[a], s_project[e_stream[e]],
                        s_issue[e_stream[e]]);
                    INSERT INTO event (
                        workspace_id, position, aggregate_type, aggregate_id, sequence, event_type,
                        event_version, payload, metadata, event_id, command_id, actor_id, entity_id,
                        project_id, issue_id, recorded_at, hash
                    ) VALUES (
                        p_workspace, v_position, s_kind[e_stream[e]],
                        p_workspace::text || '/' || s_entity[e_stream[e]]::text, v_sequence, e_type[e],
                        e_type_version[e], e_payload[e]::json, a_metadata[a]::json, e_event[e],
                        a_command[a], a_actor[a], s_entity[e_stream[e]], s_project[e_stream[e]],
                        s_issue[e_stream[e]], v_recorded_at, v_hash
                    );
                    v_last_recorded_at := v_recorded_at;
                    v_changed := true;
                END LOOP;
                FOR k IN v_k .. v_k_end - 1 LOOP
                    CONTINUE WHEN k_take[k];
                    DELETE FROM claim AS c
                    WHERE c.workspace_id = CASE WHEN k_instance[k] THEN c_instance ELSE p_workspace END
                      AND c.scope = k_scope[k]
                      AND c.name = k_name[k]
                      AND c.owner_id = k_owner[k];
                END LOOP;
                FOR k IN v_k .. v_k_end - 1 LOOP
                    CONTINUE WHEN NOT k_take[k];
                    INSERT INTO claim (workspace_id, scope, name, owner_id)
                    VALUES (
                        CASE WHEN k_instance[k] THEN c_instance ELSE p_workspace END,
                        k_scope[k], k_name[k], k_owner[k])
                    ON CONFLICT DO NOTHING;
                END LOOP;
                IF a_key[a] IS NOT NULL THEN
                    INSERT INTO command (
                        workspace_id, actor_id, key, command_id, fingerprint, result, first_position,
                        last_position, recorded_at
                    ) VALUES (
                        p_workspace, a_actor[a], a_key[a], a_command[a], a_fingerprint[a],
                        a_result[a]::json, v_first, v_position, v_recorded_at
                    );
                END IF;
            END IF;
            first_position := v_first;
            last_position := v_position;
            recorded_at := v_recorded_at;
        END IF;

        RETURN NEXT;
        v_s := v_s_end;
        v_e := v_e_end;
        v_n := v_n_end;
        v_k := v_k_end;
    END LOOP;

    IF v_changed THEN
        UPDATE log_head AS h
        SET position = v_position, hash = v_hash, recorded_at = v_last_recorded_at
        WHERE h.workspace_id = p_workspace;
    ELSIF v_position = 0 AND p_workspace <> c_instance THEN
        -- Nothing came of a workspace that does not exist yet.
        DELETE FROM log_head AS h WHERE h.workspace_id = p_workspace;
    END IF;
END
$$;
