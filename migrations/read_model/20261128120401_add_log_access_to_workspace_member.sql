-- Whether a member may read the whole log; false for everybody until an owner says otherwise.
ALTER TABLE workspace_member ADD COLUMN reads_log boolean NOT NULL DEFAULT false;
