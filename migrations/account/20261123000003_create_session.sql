-- Sign-ins with a password. Only a hash of the token is kept.
CREATE TABLE session (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT session_token_hash_key UNIQUE (token_hash)
);

CREATE INDEX session_user_id_idx ON session (user_id);
