-- What work items are to one another: a row for each direction, as seen from work_item_id.
CREATE TABLE work_item_relation (
    workspace_id uuid NOT NULL,
    -- Follows from the two work items, which have at most one relation.
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    -- blocking, blocked_by, duplicate, relates_to, start_after, start_before, finish_after or finish_before.
    relation text NOT NULL,
    work_item_id uuid NOT NULL,
    project_id uuid NOT NULL,
    other_work_item_id uuid NOT NULL,
    other_project_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX work_item_relation_work_item ON work_item_relation (work_item_id, created_at);
CREATE INDEX work_item_relation_project ON work_item_relation (project_id);
CREATE INDEX work_item_relation_other ON work_item_relation (other_work_item_id);
CREATE INDEX work_item_relation_other_project ON work_item_relation (other_project_id);
