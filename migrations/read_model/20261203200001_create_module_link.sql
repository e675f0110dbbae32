CREATE TABLE module_link (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    module_id uuid NOT NULL,
    url text NOT NULL,
    title text,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX module_link_module ON module_link (module_id, created_at DESC);
CREATE INDEX module_link_project ON module_link (project_id);
