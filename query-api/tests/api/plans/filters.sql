-- Gives every field of the imported work items values, common ones and rare ones.
UPDATE read_model.work_item SET
    assignee_ids = CASE
        WHEN number % 50 = 0 THEN ARRAY['00000000-0000-0000-0000-000000000004'::uuid]
        WHEN number % 3 = 0 THEN ARRAY['00000000-0000-0000-0000-000000000003'::uuid]
        ELSE '{}'
    END,
    label_ids = CASE
        WHEN number % 100 = 0 THEN ARRAY['00000000-0000-0000-0000-000000000221'::uuid]
        WHEN number % 10 = 0 THEN ARRAY['00000000-0000-0000-0000-000000000220'::uuid]
        ELSE '{}'
    END,
    module_ids = CASE WHEN number <= 11000 AND (number - 1000) % 100 = 1
        THEN ARRAY['00000000-0000-4000-e000-000000000001'::uuid] ELSE '{}' END,
    cycle_id = CASE number % 40
        WHEN 1 THEN '00000000-0000-0000-0000-000000000901'::uuid
        WHEN 21 THEN '00000000-0000-0000-0000-000000000902'::uuid
    END,
    parent_id = CASE WHEN number > 3000 AND number % 7 = 0
        THEN ('00000000-0000-4000-8000-' || lpad((1001 + number % 1500)::text, 12, '0'))::uuid END,
    start_date = CASE WHEN number % 2 = 0 THEN DATE '2025-12-01' + (number % 365)::integer END,
    target_date = CASE WHEN number % 2 = 0 THEN DATE '2025-12-15' + (number % 365)::integer END,
    point = CASE WHEN number % 3 = 0 THEN number % 13 END,
    estimate_point_id = CASE WHEN number % 11 = 0 THEN '00000000-0000-0000-0000-000000000232'::uuid END,
    completed_at = CASE WHEN number % 4 = 0 THEN TIMESTAMPTZ '2026-01-01' + number * INTERVAL '1 minute' END,
    updated_at = TIMESTAMPTZ '2026-01-02' + number * INTERVAL '1 minute',
    updated_by = CASE WHEN number % 5 = 0 THEN '00000000-0000-0000-0000-000000000004'::uuid END,
    created_by = CASE
        WHEN number % 40 = 0 THEN '00000000-0000-0000-0000-000000000004'::uuid
        ELSE '00000000-0000-0000-0000-000000000003'::uuid
    END,
    external_source = CASE WHEN number % 2 = 0 THEN 'elsewhere' ELSE 'here' END
WHERE number > 1000;

INSERT INTO read_model.work_item_audience (
    workspace_id, id, position, version, project_id, subscriber_ids, left_ids, mentioned_ids
)
SELECT
    workspace_id, id, 1, 1, project_id, ARRAY[created_by] || assignee_ids, '{}',
    CASE WHEN number % 200 = 0 THEN ARRAY['00000000-0000-0000-0000-000000000004'::uuid] ELSE '{}' END
FROM read_model.work_item
WHERE number > 1000;

-- The first cycle is on its way, the second has ended like half of the others, and the rest comes.
UPDATE read_model.cycle SET starts_at = dates.start, ends_at = dates.start + INTERVAL '7 days'
FROM (
    SELECT id, CASE
        WHEN sort_order = 1 THEN TIMESTAMPTZ '2026-01-01'
        WHEN sort_order::integer % 2 = 0 THEN TIMESTAMPTZ '2025-06-01'
        ELSE TIMESTAMPTZ '2026-06-01'
    END AS start
    FROM read_model.cycle
) AS dates
WHERE dates.id = cycle.id;

-- Ten relations of every kind on each of a hundred work items.
INSERT INTO read_model.work_item_relation (
    workspace_id, id, position, version, relation, work_item_id, project_id, other_work_item_id, other_project_id,
    created_at, created_by
)
SELECT
    '00000000-0000-0000-0000-000000000100', ('00000000-0000-4000-e300-' || lpad((n * 10 + m)::text, 12, '0'))::uuid, 1,
    1, (ARRAY['blocking', 'blocked_by', 'duplicate', 'relates_to'])[m % 4 + 1],
    ('00000000-0000-4000-8000-' || lpad((1001 + 4 * n)::text, 12, '0'))::uuid, '00000000-0000-0000-0000-000000000200',
    ('00000000-0000-4000-8000-' || lpad((2001 + 4 * (n + m))::text, 12, '0'))::uuid,
    '00000000-0000-0000-0000-000000000200', '2026-01-02', '00000000-0000-0000-0000-000000000003'
FROM generate_series(0, 99) AS n
CROSS JOIN generate_series(0, 9) AS m;

-- The rows anew, as if they had always been so: an index over rows that were changed is not used as long as others, in other
-- databases too, have snapshots from before.
CREATE TEMPORARY TABLE final AS SELECT * FROM read_model.work_item ORDER BY created_at;
TRUNCATE read_model.work_item;
INSERT INTO read_model.work_item SELECT * FROM final;
DROP TABLE final;
