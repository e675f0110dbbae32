CREATE TABLE cycle (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    -- Both or none.
    starts_at timestamptz,
    ends_at timestamptz,
    owner_id uuid NOT NULL,
    -- The IANA name of the zone of its days.
    time_zone text NOT NULL,
    sort_order double precision NOT NULL,
    external_source text,
    external_id text,
    archived_at timestamptz,
    -- How far it was when what was open in it went into another cycle; people by their ids.
    progress jsonb,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX cycle_project ON cycle (project_id, created_at DESC, id);
