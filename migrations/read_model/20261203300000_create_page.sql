CREATE TABLE page (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    -- None for a page of the workspace.
    project_id uuid,
    -- The project, or the workspace: lists are of one of them.
    place_id uuid NOT NULL,
    name text NOT NULL,
    description_html text NOT NULL,
    description_text text NOT NULL,
    -- PUBLIC or PRIVATE.
    access text NOT NULL,
    owner_id uuid NOT NULL,
    parent_id uuid,
    colour text NOT NULL,
    -- The icon or emoji as clients write it; {} for none.
    logo jsonb NOT NULL,
    sort_order double precision NOT NULL,
    is_locked boolean NOT NULL,
    archived_at timestamptz,
    external_source text,
    external_id text,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX page_id ON page (id);
CREATE INDEX page_place ON page (place_id, sort_order, created_at DESC, id);
CREATE INDEX page_parent ON page (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX page_project ON page (project_id) WHERE project_id IS NOT NULL;
