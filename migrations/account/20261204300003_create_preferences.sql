-- How the application looks and acts for a user, wherever they sign in: what they chose, by its key.
CREATE TABLE preferences (
    user_id uuid PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
    chosen jsonb NOT NULL,
    -- Goes up with every change.
    version bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON preferences TO tidemark_command;
GRANT SELECT ON preferences TO tidemark_query;
