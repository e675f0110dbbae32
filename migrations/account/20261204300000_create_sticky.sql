-- Notes that their owner alone reads, in a workspace.
CREATE TABLE sticky (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    name text CHECK (length(name) <= 255),
    -- What the client's editor keeps of the text, any object.
    description jsonb NOT NULL,
    -- Sanitised.
    description_html text NOT NULL,
    -- The same without tags; NULL where that is empty.
    description_text text,
    logo jsonb NOT NULL,
    colour text CHECK (length(colour) <= 255),
    background_colour text CHECK (length(background_colour) <= 255),
    sort_order double precision NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Goes up with every change.
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX sticky_user_id_idx ON sticky (user_id, workspace_id, created_at DESC, id);
CREATE INDEX sticky_workspace_id_idx ON sticky (workspace_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON sticky TO tidemark_command;
GRANT SELECT ON sticky TO tidemark_query;
