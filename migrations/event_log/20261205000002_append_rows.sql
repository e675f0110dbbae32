-- The append, which takes rows: one array for each kind of row (…_create_rows_of_the_append.sql), each with its
-- attributes by name, where the form before took every column as an array. See docs/architecture.md, "The append", and
-- docs/decisions/0026-the-append-takes-rows.md.
--
--   workspaces  ascending, each once; the nil workspace is among them if a claim is of the whole instance
--   targets     the streams that are read or written, each once
--   commands    one row per append
--   streams     what the appends rest on
--   events      in the order of their streams
--   filters     what no event since a position may match
--   claims      names to take or to give up
--   numbers     reservations of the running numbers that new issues get
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
    workspaces uuid[],
    targets append_target[],
    commands append_command[],
    streams append_stream[],
    events append_event[],
    filters append_filter[],
    claims append_claim[],
    numbers append_number[]
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
    c_appends CONSTANT int := cardinality(commands);
    c_events CONSTANT int := cardinality(events);
    -- The end of each log, by number of its workspace; a position is known once its row is locked.
    v_position bigint[];
    v_hash bytea[];
    v_head_recorded_at timestamptz[];
    v_changed boolean[] := array_fill(false, ARRAY[array_length(workspaces, 1)]);
    -- The version of each stream, by number of its target, the appends before this one included.
    v_version bigint[];
    -- The last event of each stream, likewise.
    v_last uuid[];
    v_last_at timestamptz[];
    -- The life of the server; null if no number was reserved in it.
    v_generation uuid;
    -- What is to be inserted, by number of the event; null for the events of refused appends.
    v_e_position bigint[] := array_fill(NULL::bigint, ARRAY[c_events]);
    v_e_sequence bigint[] := v_e_position;
    v_e_hash bytea[] := array_fill(NULL::bytea, ARRAY[c_events]);
    v_e_recorded_at timestamptz[] := array_fill(NULL::timestamptz, ARRAY[c_events]);
    v_inserted int := 0;
    -- Of the present append.
    v_command append_command;
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
    -- The row that is looked at.
    v_stream append_stream;
    v_target append_target;
    v_event append_event;
    v_filter append_filter;
    v_claim append_claim;
    v_link bytea;
    v_at bigint;
    v_sequence bigint;
    -- Cursors into streams, events, filters, claims and numbers: first row of this append, first row after it.
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
        INTO v_position, v_hash, v_head_recorded_at
        FROM (
            SELECT h.workspace_id, h.position, h.hash, h.recorded_at
            FROM log_head AS h
            WHERE h.workspace_id = ANY (workspaces)
            ORDER BY h.workspace_id
            FOR NO KEY UPDATE
        ) AS h;
        EXIT WHEN array_length(v_position, 1) = array_length(workspaces, 1);
        IF (SELECT count(DISTINCT w) FROM unnest(workspaces) AS w) <> array_length(workspaces, 1) THEN
            RAISE EXCEPTION 'append needs each workspace once'
                USING ERRCODE = 'invalid_parameter_value';
        END IF;
        -- Somebody else may make them at the same time; then they are found in the next turn.
        INSERT INTO log_head (workspace_id, position, hash, recorded_at)
        SELECT w, 0, decode(repeat('00', 32), 'hex'), '-infinity'
        FROM unnest(workspaces) AS w
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
    INTO v_version, v_last, v_last_at, v_generation
    FROM (
        SELECT COALESCE(last.sequence, 0) AS sequence, last.event_id, last.recorded_at
        FROM unnest(targets) WITH ORDINALITY AS t (workspace, kind, entity, number)
        LEFT JOIN LATERAL (
            SELECT e.sequence, e.event_id, e.recorded_at
            FROM event AS e
            WHERE e.aggregate_type = t.kind
              AND e.aggregate_id = workspaces[t.workspace]::text || '/' || t.entity::text
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
        v_command := commands[a];
        v_w := v_command.workspace;
        v_workspace := workspaces[v_w];

        v_s_end := v_s;
        WHILE (streams[v_s_end]).append = a LOOP v_s_end := v_s_end + 1; END LOOP;
        v_e_end := v_e;
        WHILE (events[v_e_end]).stream < v_s_end LOOP v_e_end := v_e_end + 1; END LOOP;
        v_n_end := v_n;
        WHILE (filters[v_n_end]).append = a LOOP v_n_end := v_n_end + 1; END LOOP;
        v_k_end := v_k;
        WHILE (claims[v_k_end]).append = a LOOP v_k_end := v_k_end + 1; END LOOP;
        v_u_end := v_u;
        WHILE (numbers[v_u_end]).append = a LOOP v_u_end := v_u_end + 1; END LOOP;

        -- 1. The same command again? Before any conflict is looked for: it may be its own.
        IF v_command.key IS NOT NULL THEN
            SELECT c.fingerprint, c.result, c.first_position, c.last_position, c.recorded_at
            INTO v_old
            FROM command AS c
            WHERE c.workspace_id = v_workspace
              AND c.actor_id = v_command.actor
              AND c.key = v_command.key;
            IF FOUND THEN
                IF v_old.fingerprint = v_command.fingerprint THEN
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
                v_stream := streams[s];
                v_actual := CASE
                    WHEN v_stream.event IS NULL THEN v_version[v_stream.target]
                    WHEN v_stream.event = v_last[v_stream.target]
                        AND v_stream.recorded_at = v_last_at[v_stream.target]
                        THEN v_version[v_stream.target]
                    ELSE -1
                END;
                IF v_actual <> v_stream.version THEN
                    v_target := targets[v_stream.target];
                    v_moved := v_moved || json_build_object(
                        'kind', v_target.kind, 'id', v_target.entity, 'version', v_version[v_stream.target]);
                END IF;
            END LOOP;
            IF v_moved IS NOT NULL THEN
                outcome := 'moved';
                detail := array_to_json(v_moved);
                -- A lane that lost its connection sends again: the stream moved because of this very command.
                IF v_e < v_e_end THEN
                    v_stream := streams[(events[v_e]).stream];
                    v_target := targets[v_stream.target];
                    SELECT e.position, e.recorded_at
                    INTO v_old
                    FROM event AS e
                    WHERE e.aggregate_type = v_target.kind
                      AND e.aggregate_id = v_workspace::text || '/' || v_target.entity::text
                      AND e.sequence = v_stream.version + 1
                      AND e.command_id = v_command.id;
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
                v_filter := filters[n];
                SELECT e.position
                INTO v_found
                FROM event AS e
                WHERE e.workspace_id = v_workspace
                  AND e.position > v_filter.since
                  AND (v_filter.project IS NULL OR e.project_id = v_filter.project)
                  AND (v_filter.kind IS NULL OR e.aggregate_type = v_filter.kind)
                  AND (v_filter.names = '{}' OR e.event_type = ANY (v_filter.names))
                  AND (v_filter.mentions = '{}' OR EXISTS (
                      SELECT FROM unnest(v_filter.mentions) AS m
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
                v_claim := claims[k];
                CONTINUE WHEN NOT v_claim.is_taken;
                SELECT c.owner_id
                INTO v_owner
                FROM claim AS c
                WHERE c.workspace_id = CASE WHEN v_claim.is_of_instance THEN c_instance ELSE v_workspace END
                  AND c.scope = v_claim.scope
                  AND c.name = v_claim.name;
                IF FOUND AND v_owner <> v_claim.owner AND NOT EXISTS (
                    SELECT FROM unnest(claims[v_k : v_k_end - 1]) AS r
                    WHERE NOT r.is_taken
                      AND r.is_of_instance = v_claim.is_of_instance
                      AND r.scope = v_claim.scope
                      AND r.name = v_claim.name
                      AND r.owner = v_owner
                ) THEN
                    outcome := 'claimed';
                    detail := json_build_object(
                        'scope', v_claim.scope, 'name', v_claim.name, 'owner', v_owner);
                    EXIT;
                END IF;
            END LOOP;
        END IF;

        -- 5. Was a running number reserved before a crash? The counter may have come back older, and give it again.
        IF outcome IS NULL THEN
            FOR u IN v_u .. v_u_end - 1 LOOP
                CONTINUE WHEN (numbers[u]).generation = v_generation;
                outcome := 'numbered';
            END LOOP;
        END IF;

        -- 6. Write: number the events and link the chain; they are inserted together below.
        IF outcome IS NULL THEN
            outcome := 'appended';
            v_recorded_at := greatest(clock_timestamp(), v_head_recorded_at[v_w]);
            v_at := v_position[v_w];
            v_first := v_at + 1;
            IF NOT v_command.is_probe THEN
                v_link := v_hash[v_w];
                FOR e IN v_e .. v_e_end - 1 LOOP
                    v_event := events[e];
                    v_stream := streams[v_event.stream];
                    v_target := targets[v_stream.target];
                    v_at := v_at + 1;
                    v_sequence := v_version[v_stream.target] + 1;
                    v_link := chain_hash(
                        v_link, v_workspace, v_at, v_target.kind, v_target.entity, v_sequence, v_event.id,
                        v_event.name, v_event.version, v_recorded_at, v_event.payload, v_command.metadata,
                        v_command.id, v_command.actor, v_stream.project, v_stream.issue);
                    v_e_position[e] := v_at;
                    v_e_sequence[e] := v_sequence;
                    v_e_hash[e] := v_link;
                    v_e_recorded_at[e] := v_recorded_at;
                    v_version[v_stream.target] := v_sequence;
                    v_last[v_stream.target] := v_event.id;
                    v_last_at[v_stream.target] := v_recorded_at;
                END LOOP;
                IF v_e < v_e_end THEN
                    v_position[v_w] := v_at;
                    v_hash[v_w] := v_link;
                    v_head_recorded_at[v_w] := v_recorded_at;
                    v_changed[v_w] := true;
                END IF;
                FOR k IN v_k .. v_k_end - 1 LOOP
                    v_claim := claims[k];
                    CONTINUE WHEN v_claim.is_taken;
                    DELETE FROM claim AS c
                    WHERE c.workspace_id = CASE WHEN v_claim.is_of_instance THEN c_instance ELSE v_workspace END
                      AND c.scope = v_claim.scope
                      AND c.name = v_claim.name
                      AND c.owner_id = v_claim.owner;
                END LOOP;
                FOR k IN v_k .. v_k_end - 1 LOOP
                    v_claim := claims[k];
                    CONTINUE WHEN NOT v_claim.is_taken;
                    INSERT INTO claim (workspace_id, scope, name, owner_id)
                    VALUES (
                        CASE WHEN v_claim.is_of_instance THEN c_instance ELSE v_workspace END,
                        v_claim.scope, v_claim.name, v_claim.owner)
                    ON CONFLICT DO NOTHING;
                END LOOP;
                IF v_command.key IS NOT NULL THEN
                    INSERT INTO command (
                        workspace_id, actor_id, key, command_id, fingerprint, result, first_position,
                        last_position, recorded_at
                    ) VALUES (
                        v_workspace, v_command.actor, v_command.key, v_command.id, v_command.fingerprint,
                        v_command.result::json, v_first, v_at, v_recorded_at
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
        IF v_inserted < v_e - 1 AND (a = c_appends OR (filters[v_n]).append = a + 1) THEN
            INSERT INTO event (
                workspace_id, position, aggregate_type, aggregate_id, sequence, event_type, event_version,
                payload, metadata, event_id, command_id, actor_id, entity_id, project_id, issue_id,
                recorded_at, hash
            )
            SELECT
                workspaces[t.workspace], e.position, t.kind,
                workspaces[t.workspace]::text || '/' || t.entity::text, e.sequence, e.name, e.version,
                e.payload::json, c.metadata::json, e.id, c.id, c.actor, t.entity, s.project, s.issue,
                e.recorded_at, e.hash
            FROM unnest(events, v_e_position, v_e_sequence, v_e_recorded_at, v_e_hash) WITH ORDINALITY AS e (
                stream, id, name, version, payload, position, sequence, recorded_at, hash, number
            )
            CROSS JOIN LATERAL (
                SELECT
                    (streams[e.stream]).append, (streams[e.stream]).target, (streams[e.stream]).project,
                    (streams[e.stream]).issue
            ) AS s
            CROSS JOIN LATERAL (
                SELECT
                    (targets[s.target]).workspace, (targets[s.target]).kind, (targets[s.target]).entity
            ) AS t
            CROSS JOIN LATERAL (
                SELECT
                    (commands[s.append]).id, (commands[s.append]).actor, (commands[s.append]).metadata
            ) AS c
            WHERE e.number > v_inserted
              AND e.number < v_e
              AND e.position IS NOT NULL;
            v_inserted := v_e - 1;
        END IF;
    END LOOP;

    IF true = ANY (v_changed) THEN
        UPDATE log_head AS h
        SET position = w.position, hash = w.hash, recorded_at = w.recorded_at
        FROM unnest(workspaces, v_position, v_hash, v_head_recorded_at, v_changed)
            AS w (workspace, position, hash, recorded_at, changed)
        WHERE h.workspace_id = w.workspace
          AND w.changed;
    END IF;
    -- Nothing came of workspaces that do not exist yet.
    IF 0 = ANY (v_position) THEN
        DELETE FROM log_head AS h
        WHERE h.workspace_id = ANY (workspaces)
          AND h.position = 0
          AND h.workspace_id <> c_instance;
    END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION append (
    uuid[], append_target[], append_command[], append_stream[], append_event[], append_filter[], append_claim[],
    append_number[]
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append (
    uuid[], append_target[], append_command[], append_stream[], append_event[], append_filter[], append_claim[],
    append_number[]
) TO tidemark_command;
