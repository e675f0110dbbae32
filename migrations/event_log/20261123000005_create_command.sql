-- The commands that came with an idempotency key, for ever: the same key again is the same command.
CREATE TABLE command (
    workspace_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    key text NOT NULL,
    command_id uuid NOT NULL,
    -- SHA-256 of the request; another one under the same key is refused.
    fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
    -- The versions of all streams the answer was rendered from, to render the same answer again.
    result json NOT NULL,
    -- What the command appended; last = first - 1 when it was "already so".
    first_position bigint NOT NULL,
    last_position bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, actor_id, key)
);
