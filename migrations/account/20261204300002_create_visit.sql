-- What a user has opened in a workspace, each thing once with the last time.
CREATE TABLE visit (
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    -- project, cycle, module, page or issue.
    entity_type text NOT NULL,
    entity_id uuid NOT NULL,
    id uuid NOT NULL,
    visited_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, workspace_id, entity_type, entity_id)
);
CREATE INDEX visit_workspace_id_idx ON visit (workspace_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON visit TO tidemark_command;
GRANT SELECT ON visit TO tidemark_query;
