CREATE TABLE work_item_page (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    page_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX work_item_page_work_item ON work_item_page (work_item_id, created_at DESC);
CREATE INDEX work_item_page_project ON work_item_page (project_id);
CREATE INDEX work_item_page_page ON work_item_page (page_id);
