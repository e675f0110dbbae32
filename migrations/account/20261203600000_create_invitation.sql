-- Whom the invitations of workspaces are for, and the secrets of their links; all else about them is in the log.
CREATE TABLE invitation (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    -- In lower case.
    email text NOT NULL CHECK (length(email) <= 255),
    -- SHA-256 of the link's token, which has 256 random bits; NULL until the log has the invitation.
    token_hash bytea UNIQUE CHECK (length(token_hash) = 32),
    -- The commands that a link was shown for: none shows another one when it is repeated.
    shown_for uuid[] NOT NULL DEFAULT '{}',
    -- When the address is forgotten.
    kept_until timestamptz NOT NULL
);
CREATE INDEX invitation_workspace_id_email_idx ON invitation (workspace_id, email);
CREATE INDEX invitation_kept_until_idx ON invitation (kept_until);
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation TO tidemark_command;
GRANT SELECT ON invitation TO tidemark_query;
