-- What a user has marked in a workspace, and the folders that they keep it in.
CREATE TABLE favourite (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    -- project, cycle, module, page, issue or folder.
    entity_type text NOT NULL,
    -- The thing; NULL for a folder.
    entity_id uuid,
    -- What its owner calls it; NULL for what the thing is called.
    name text CHECK (length(name) <= 255),
    -- The folder that it is in.
    parent_id uuid REFERENCES favourite ON DELETE SET NULL,
    -- Its place, ascending.
    sequence double precision NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Goes up with every change.
    version bigint NOT NULL DEFAULT 1,
    CHECK ((entity_type = 'folder') = (entity_id IS NULL)),
    CHECK (entity_type <> 'folder' OR name IS NOT NULL AND parent_id IS NULL),
    UNIQUE (user_id, workspace_id, entity_type, entity_id)
);
CREATE INDEX favourite_workspace_id_idx ON favourite (workspace_id);
CREATE INDEX favourite_parent_id_idx ON favourite (parent_id) WHERE parent_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON favourite TO tidemark_command;
GRANT SELECT ON favourite TO tidemark_query;
