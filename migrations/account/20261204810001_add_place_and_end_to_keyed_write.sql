-- Where a change under a key was made, with which its row is erased, and until when the key is kept.
SET LOCAL lock_timeout = '10s';
ALTER TABLE keyed_write
    -- NULL for changes of the account itself.
    ADD COLUMN workspace_id uuid,
    -- NULL for keys that stand for their change for ever.
    ADD COLUMN kept_until timestamptz;
