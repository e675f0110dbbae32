-- The points of estimates.
CREATE TABLE estimate_point (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    estimate_id uuid NOT NULL,
    -- Its place among the points; key on the wire.
    place bigint NOT NULL,
    -- A number, or the name of a category.
    value text NOT NULL,
    description text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX estimate_point_project ON estimate_point (project_id, value);
