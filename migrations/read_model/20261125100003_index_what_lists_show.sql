-- Lists show what is archived or what is not: an index of both would make them pass over the other half, row by row.
DROP INDEX work_item_created, work_item_priority;
CREATE INDEX work_item_created ON work_item (project_id, created_at DESC, id) WHERE archived_on IS NULL;
CREATE INDEX work_item_priority ON work_item (project_id, priority_rank, created_at DESC)
WHERE archived_on IS NULL;
CREATE INDEX work_item_archived ON work_item (project_id, created_at DESC, id) WHERE archived_on IS NOT NULL;
