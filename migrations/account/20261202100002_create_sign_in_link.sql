-- Links that sign a user in once, made by the operator. Only a hash of the token is kept.
CREATE TABLE sign_in_link (
    -- SHA-256 of the token, which has 256 random bits: no salt is needed.
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_link_user_id_idx ON sign_in_link (user_id);
GRANT SELECT, INSERT, DELETE ON sign_in_link TO tidemark_command;
