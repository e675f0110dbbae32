-- The cycle that it is in, since when, and who put it there.
ALTER TABLE work_item ADD COLUMN cycle_id uuid, ADD COLUMN cycle_since timestamptz, ADD COLUMN cycle_by uuid;
