-- The votes for and against work items.
CREATE TABLE work_item_vote (
    workspace_id uuid NOT NULL,
    -- Follows from the work item and the person.
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    -- 1 for it, -1 against it.
    vote smallint NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX work_item_vote_work_item ON work_item_vote (work_item_id, created_at);
CREATE INDEX work_item_vote_project ON work_item_vote (project_id);
