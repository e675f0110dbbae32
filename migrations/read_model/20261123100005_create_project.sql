CREATE TABLE project (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    -- Of the whole stream: changes of the project's states, labels and members count.
    version bigint NOT NULL,
    name text NOT NULL,
    identifier text NOT NULL,
    description text NOT NULL,
    lead_id uuid,
    default_assignee_id uuid,
    -- The state that automatic closing moves issues to; default_state on the wire.
    closing_state_id uuid,
    emoji text,
    icon_prop jsonb,
    cover_image text,
    logo_icon text NOT NULL,
    logo_colour text NOT NULL,
    -- Names of the features that are switched on.
    features text[] NOT NULL,
    -- Months; 0 is off.
    archive_in smallint NOT NULL,
    close_in smallint NOT NULL,
    time_zone text NOT NULL,
    external_source text,
    external_id text,
    archived_at timestamptz,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX project_identifier ON project (workspace_id, identifier);
