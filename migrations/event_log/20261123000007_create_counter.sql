-- The last running number given out in each project; reserved before the decision, never given out twice.
CREATE TABLE counter (
    workspace_id uuid NOT NULL,
    project_id uuid NOT NULL,
    last_number bigint NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (workspace_id, project_id)
) WITH (fillfactor = 20);
