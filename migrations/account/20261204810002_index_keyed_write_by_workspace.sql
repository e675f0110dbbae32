-- no-transaction
-- What is erased with a workspace.
CREATE INDEX CONCURRENTLY keyed_write_workspace_id_idx ON keyed_write (workspace_id)
    WHERE workspace_id IS NOT NULL;
