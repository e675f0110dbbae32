-- Numbers that were reserved before a crash and used after it may lie ahead of their counter; from now on the append
-- refuses them.
INSERT INTO counter AS c (workspace_id, project_id, last_number)
SELECT given.workspace_id, given.project_id, given.last_number
FROM (
    SELECT e.workspace_id, e.project_id, max((e.payload ->> 'number')::bigint) AS last_number
    FROM event AS e
    WHERE e.event_type = 'IssueCreated'
    GROUP BY e.workspace_id, e.project_id
) AS given
LEFT JOIN counter AS now USING (workspace_id, project_id)
WHERE given.last_number > COALESCE(now.last_number, 0)
ORDER BY given.workspace_id, given.project_id
ON CONFLICT (workspace_id, project_id)
DO UPDATE SET last_number = greatest(c.last_number, excluded.last_number);
