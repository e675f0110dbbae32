-- The workflow states of projects, the hidden one of the group triage included.
CREATE TABLE state (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    colour text NOT NULL,
    description text NOT NULL,
    -- backlog, unstarted, started, completed, cancelled or triage.
    state_group text NOT NULL,
    sequence double precision NOT NULL,
    is_default boolean NOT NULL,
    external_source text,
    external_id text,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX state_project ON state (workspace_id, project_id, sequence);
