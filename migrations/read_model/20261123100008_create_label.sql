CREATE TABLE label (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    -- The label that it is under.
    parent_id uuid,
    name text NOT NULL,
    colour text NOT NULL,
    description text NOT NULL,
    sort_order double precision NOT NULL,
    external_source text,
    external_id text,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX label_project ON label (workspace_id, project_id, created_at DESC);
