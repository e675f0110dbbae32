-- The reactions to work items.
CREATE TABLE work_item_reaction (
    workspace_id uuid NOT NULL,
    -- Follows from the work item, the person and the reaction.
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    reaction text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX work_item_reaction_work_item ON work_item_reaction (work_item_id, created_at);
CREATE INDEX work_item_reaction_project ON work_item_reaction (project_id);
