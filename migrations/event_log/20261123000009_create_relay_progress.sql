-- How far each workspace's log has been published and acknowledged, in which epoch's stream.
CREATE TABLE relay_progress (
    workspace_id uuid PRIMARY KEY,
    epoch uuid NOT NULL,
    position bigint NOT NULL CHECK (position >= 0)
) WITH (fillfactor = 20);
