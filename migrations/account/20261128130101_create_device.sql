-- Devices that people signed in from: what is tried with a device's token is counted by that token alone, so that
-- nobody else can hold its owner back. A token proves no identity; only a hash of it is kept.
CREATE TABLE device (
    -- SHA-256 of the token, which has 128 random bits: no salt is needed.
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    -- When the user last signed in with it.
    seen_at timestamptz NOT NULL,
    -- How many passwords were tried with it since then; the right one begins anew.
    tries integer NOT NULL DEFAULT 0
);
CREATE INDEX device_user_id_idx ON device (user_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON device TO tidemark_command;
