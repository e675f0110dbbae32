-- Keys of the API. Only a hash of the token is kept.
CREATE TABLE api_key (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    label text NOT NULL CHECK (length(label) <= 255),
    description text NOT NULL DEFAULT '',
    -- SHA-256 of the token, which has 128 random bits: no salt is needed.
    token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
    -- The token's first characters, for people to recognise it.
    token_prefix text NOT NULL,
    is_service boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT api_key_token_hash_key UNIQUE (token_hash)
);

CREATE INDEX api_key_user_id_idx ON api_key (user_id, created_at);
