-- Where each workspace's log ends. The row is the lock that makes positions gapless: whoever appends holds it.
CREATE TABLE log_head (
    workspace_id uuid PRIMARY KEY,
    -- The last position given out; 0 before the first event.
    position bigint NOT NULL CHECK (position >= 0),
    -- The hash of the event at that position; 32 zero bytes before the first.
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    -- When that event was recorded; the next one is never earlier.
    recorded_at timestamptz NOT NULL
) WITH (fillfactor = 20);

-- The instance log is always there, so that its row can be locked first.
INSERT INTO log_head (workspace_id, position, hash, recorded_at)
VALUES ('00000000-0000-0000-0000-000000000000', 0, decode(repeat('00', 32), 'hex'), '-infinity');
