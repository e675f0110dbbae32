CREATE TABLE collection (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    name text NOT NULL,
    -- PUBLIC or PRIVATE.
    access text NOT NULL,
    owner_id uuid NOT NULL,
    -- The icon or emoji as clients write it; {} for none.
    logo jsonb NOT NULL,
    sort_order double precision NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX collection_id ON collection (id);
