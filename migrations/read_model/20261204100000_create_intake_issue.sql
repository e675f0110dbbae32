-- The entries of the intakes of projects; what of them is work items is in work_item.
CREATE TABLE intake_issue (
    workspace_id uuid NOT NULL,
    work_item_id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    -- The entry's own id.
    id uuid NOT NULL,
    -- -2 pending, -1 declined, 0 snoozed, 1 accepted, 2 duplicate; a snoozed one whose time is over counts as pending.
    status smallint NOT NULL,
    snoozed_till timestamptz,
    -- May have been deleted since.
    duplicate_to_id uuid,
    source text,
    source_email text,
    external_source text,
    external_id text,
    extra jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, work_item_id)
);
CREATE INDEX intake_issue_listed ON intake_issue (project_id, created_at DESC, work_item_id);
CREATE INDEX intake_issue_work_item ON intake_issue (work_item_id);
