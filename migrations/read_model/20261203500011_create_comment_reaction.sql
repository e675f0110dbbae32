-- The reactions to comments.
CREATE TABLE comment_reaction (
    workspace_id uuid NOT NULL,
    -- Follows from the comment, the person and the reaction.
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    reaction text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX comment_reaction_comment ON comment_reaction (comment_id, created_at);
CREATE INDEX comment_reaction_work_item ON comment_reaction (work_item_id);
CREATE INDEX comment_reaction_project ON comment_reaction (project_id);
