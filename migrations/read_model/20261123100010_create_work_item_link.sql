CREATE TABLE work_item_link (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    url text NOT NULL,
    title text,
    -- What is known of the page; {} at first.
    metadata jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX work_item_link_work_item
    ON work_item_link (workspace_id, project_id, work_item_id, created_at DESC);
