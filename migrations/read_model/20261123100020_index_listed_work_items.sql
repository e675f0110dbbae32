-- How many work items a list has is counted from this index alone; state_id is there to leave out what is in triage.
CREATE INDEX work_item_listed ON work_item (workspace_id, project_id, state_id) WHERE archived_on IS NULL;
