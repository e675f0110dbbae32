CREATE TABLE comment (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    comment_html text NOT NULL,
    -- INTERNAL or EXTERNAL.
    access text NOT NULL,
    -- Who sent it; created_by may be somebody else (imports), and that is its author.
    actor_id uuid NOT NULL,
    external_source text,
    external_id text,
    edited_at timestamptz,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX comment_work_item ON comment (workspace_id, project_id, work_item_id, created_at DESC);
CREATE INDEX comment_external ON comment (workspace_id, project_id, external_id)
    WHERE external_id IS NOT NULL;
