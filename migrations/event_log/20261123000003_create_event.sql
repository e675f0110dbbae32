-- The history, and so the database. A superset of the event table of postgres-es: its loads work on it unchanged.
CREATE TABLE event (
    workspace_id uuid NOT NULL,
    -- 1, 2, 3 … without gaps in each workspace, in commit order.
    position bigint NOT NULL CHECK (position > 0),
    aggregate_type text NOT NULL,
    -- '<workspace>/<entity>', so that a foreign id cannot even be loaded.
    aggregate_id text NOT NULL,
    -- The stream's version after this event: 1, 2, 3 …
    sequence bigint NOT NULL CHECK (sequence > 0),
    event_type text NOT NULL,
    event_version text NOT NULL,
    -- json, not jsonb: the stored bytes are what the hash covers.
    payload json NOT NULL,
    metadata json NOT NULL,
    event_id uuid NOT NULL,
    command_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    entity_id uuid NOT NULL,
    project_id uuid,
    -- The issue whose activity feed shows the event.
    issue_id uuid,
    recorded_at timestamptz NOT NULL,
    -- SHA-256 over the previous event's hash and everything above; see chain.rs.
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (aggregate_type, aggregate_id, sequence),
    UNIQUE (workspace_id, position)
);
