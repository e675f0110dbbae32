-- How many work items each project has of each kind: in the same state, with the same priority and the same assignees. What
-- filters ask for most often is counted from these few rows, and so is what boards show. Kept with work_item, in the same
-- transaction; a kind without work items has no row.
CREATE TABLE work_item_kind_count (
    workspace_id uuid NOT NULL,
    project_id uuid NOT NULL,
    state_id uuid NOT NULL,
    -- As in work_item, and here again by name.
    priority_rank smallint NOT NULL,
    priority text NOT NULL,
    -- Stands for assignee_ids, which can be too many for a key: the nil id for none, the id of a single one, and else the first
    -- half of the SHA-256 of all of them with commas between.
    assignees_key uuid NOT NULL,
    -- Ascending.
    assignee_ids uuid[] NOT NULL,
    is_archived boolean NOT NULL,
    items bigint NOT NULL,
    PRIMARY KEY (workspace_id, project_id, is_archived, state_id, priority_rank, assignees_key)
);
INSERT INTO work_item_kind_count (
    workspace_id, project_id, state_id, priority_rank, priority, assignees_key, assignee_ids, is_archived, items)
SELECT workspace_id, project_id, state_id, priority_rank, priority,
    CASE cardinality(sorted.ids)
        WHEN 0 THEN '00000000-0000-0000-0000-000000000000'
        WHEN 1 THEN sorted.ids[1]
        ELSE encode(substring(sha256(convert_to(array_to_string(sorted.ids, ','), 'UTF8')) FOR 16), 'hex')::uuid
    END,
    sorted.ids, archived_on IS NOT NULL, count(*)
FROM work_item
CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT id FROM unnest(assignee_ids) AS id ORDER BY id) AS ids
) AS sorted
GROUP BY workspace_id, project_id, state_id, priority_rank, priority, sorted.ids, archived_on IS NOT NULL;
