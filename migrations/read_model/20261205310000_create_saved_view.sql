CREATE TABLE saved_view (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    -- None for a view of the workspace.
    project_id uuid,
    -- The project, or the workspace: lists are of one of them.
    place_id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    -- The filter in its JSON form; {} for none.
    filters jsonb NOT NULL,
    pql text NOT NULL,
    group_by text,
    sub_group_by text,
    order_by text NOT NULL,
    layout text NOT NULL,
    -- What applications keep of how it is shown; {} for nothing.
    display jsonb NOT NULL,
    -- PUBLIC or PRIVATE.
    access text NOT NULL,
    owner_id uuid NOT NULL,
    -- The icon or emoji as clients write it; {} for none.
    logo jsonb NOT NULL,
    sort_order double precision NOT NULL,
    is_locked boolean NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX saved_view_id ON saved_view (id);
CREATE INDEX saved_view_place ON saved_view (place_id, sort_order, created_at, id);
CREATE INDEX saved_view_project ON saved_view (project_id) WHERE project_id IS NOT NULL;
