-- How far the read tables show each workspace's log. Written first in every batch's transaction: whoever comes from
-- another position is behind the times and changes nothing (a paused projector that does not know it was replaced).
CREATE TABLE checkpoint (
    workspace_id uuid PRIMARY KEY,
    -- The last position applied.
    position bigint NOT NULL CHECK (position >= 0),
    -- Since when the event after it cannot be applied, and why; null while all is well.
    stopped_at timestamptz,
    stopped_reason text
) WITH (fillfactor = 20);
