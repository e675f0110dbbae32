CREATE TABLE workspace (
    workspace_id uuid PRIMARY KEY,
    -- In every read table: the position that last changed the row.
    position bigint NOT NULL,
    -- In every read table: the version of the row's stream then, for ETags.
    version bigint NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    time_zone text NOT NULL,
    -- Names of the features that are switched on.
    features text[] NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid
);
-- Not unique: a slug that was given up may be shown here with its new owner before its old one is gone.
CREATE INDEX workspace_slug ON workspace (slug);
