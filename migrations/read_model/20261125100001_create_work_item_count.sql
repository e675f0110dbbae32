-- How many work items each project has in each state: what a list would otherwise count anew for every page. Kept with
-- work_item, in the same transaction; a state without work items has no row.
CREATE TABLE work_item_count (
    workspace_id uuid NOT NULL,
    project_id uuid NOT NULL,
    state_id uuid NOT NULL,
    is_archived boolean NOT NULL,
    items bigint NOT NULL,
    PRIMARY KEY (workspace_id, project_id, state_id, is_archived)
);
INSERT INTO work_item_count (workspace_id, project_id, state_id, is_archived, items)
SELECT workspace_id, project_id, state_id, archived_on IS NOT NULL, count(*)
FROM work_item
GROUP BY workspace_id, project_id, state_id, archived_on IS NOT NULL;
