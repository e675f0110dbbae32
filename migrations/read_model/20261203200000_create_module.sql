-- The modules of projects, archived ones included.
CREATE TABLE module (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    start_date date,
    target_date date,
    -- backlog, planned, in-progress, paused, completed or cancelled.
    status text NOT NULL,
    lead_id uuid,
    -- In the order in which they were added.
    member_ids uuid[] NOT NULL,
    sort_order double precision NOT NULL,
    external_source text,
    external_id text,
    archived_at timestamptz,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX module_project ON module (project_id, created_at DESC);
