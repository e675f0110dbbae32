-- The work items of a cycle, in the order in which a cycle lists them.
CREATE INDEX work_item_cycle ON work_item (cycle_id, created_at, id) WHERE cycle_id IS NOT NULL;
