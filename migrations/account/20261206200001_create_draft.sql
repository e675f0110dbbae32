-- Work items that their owner prepares, and that nobody else sees until they are published.
CREATE TABLE draft (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    -- The id of the work item that it becomes: once the log has that, the draft is published.
    issue_id uuid NOT NULL,
    -- The ids of this row are kept as they were sent; what they name is looked up when it is published.
    project_id uuid,
    name text CHECK (length(name) <= 255),
    -- Sanitised.
    description_html text NOT NULL,
    -- urgent, high, medium, low or none.
    priority text NOT NULL,
    state_id uuid,
    assignee_ids uuid[] NOT NULL,
    label_ids uuid[] NOT NULL,
    parent_id uuid,
    start_date date,
    target_date date,
    point smallint,
    estimate_point_id uuid,
    cycle_id uuid,
    module_ids uuid[] NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Goes up with every change.
    version bigint NOT NULL DEFAULT 1
);
CREATE INDEX draft_user_id_idx ON draft (user_id, workspace_id, updated_at DESC, id DESC);
CREATE INDEX draft_workspace_id_idx ON draft (workspace_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO tidemark_command;
GRANT SELECT ON draft TO tidemark_query;
