-- The point of its project's estimate; a removed point is gone from here.
ALTER TABLE work_item ADD COLUMN estimate_point_id uuid;
