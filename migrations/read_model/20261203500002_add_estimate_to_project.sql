-- The estimate that a project uses.
ALTER TABLE project ADD COLUMN estimate_id uuid;
