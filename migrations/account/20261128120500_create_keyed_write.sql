-- Changes of accounts that came with an Idempotency-Key, and what each was answered with: accounts are not in the log.
CREATE TABLE keyed_write (
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    key text NOT NULL CHECK (length(key) <= 255),
    -- Of method, path and body: SHA-256 in hexadecimal digits, or its Argon2id in PHC form where the body has passwords.
    fingerprint text NOT NULL,
    -- Status, version and body. A secret is never part of it; names are, so it goes with the profile.
    answer text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);
