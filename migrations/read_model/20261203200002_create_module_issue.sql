-- That work items are in modules, and who put them there; the id follows from the two.
CREATE TABLE module_issue (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    module_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX module_issue_module ON module_issue (module_id, work_item_id);
CREATE INDEX module_issue_work_item ON module_issue (work_item_id);
CREATE INDEX module_issue_project ON module_issue (project_id);
