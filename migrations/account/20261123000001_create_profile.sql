-- What is known of a person. It can be corrected and erased; the log knows people by id only.
CREATE TABLE profile (
    user_id uuid PRIMARY KEY,
    -- NULL for bots and for people who have been erased.
    email text CHECK (email = lower(email) AND length(email) <= 255),
    first_name text NOT NULL DEFAULT '' CHECK (length(first_name) <= 255),
    last_name text NOT NULL DEFAULT '' CHECK (length(last_name) <= 255),
    display_name text NOT NULL CHECK (length(display_name) <= 255),
    avatar text NOT NULL DEFAULT '',
    user_timezone text NOT NULL DEFAULT 'UTC',
    -- Argon2id in PHC form; NULL for those who cannot sign in with a password.
    password_hash text,
    is_bot boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    -- Goes up with every change, for entity tags: a profile is not in the log.
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT profile_email_key UNIQUE (email)
);
