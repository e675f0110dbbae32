-- Names that only one thing may bear at a time. The nil workspace holds the claims of the whole instance.
CREATE TABLE claim (
    workspace_id uuid NOT NULL,
    scope text NOT NULL,
    name text NOT NULL,
    owner_id uuid NOT NULL,
    PRIMARY KEY (workspace_id, scope, name)
);
