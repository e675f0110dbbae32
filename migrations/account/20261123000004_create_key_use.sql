-- When a key was last used, give or take seconds; apart from the key so that the query API may write it.
CREATE TABLE key_use (
    key_id uuid PRIMARY KEY,
    last_used_at timestamptz NOT NULL
);
