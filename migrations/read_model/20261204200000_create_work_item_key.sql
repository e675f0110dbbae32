-- What work items that moved to another project were called before: the old key still finds them.
CREATE TABLE work_item_key (
    workspace_id uuid NOT NULL,
    -- Follows from the former project and the number there.
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    -- The project that the work item is in by now.
    project_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    former_project_id uuid NOT NULL,
    number bigint NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX work_item_key_former ON work_item_key (former_project_id, number);
CREATE INDEX work_item_key_work_item ON work_item_key (work_item_id);
CREATE INDEX work_item_key_project ON work_item_key (project_id);
