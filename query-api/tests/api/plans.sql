-- An import, as the tables have it: 20,000 work items with comments and events, and 3,000 memberships. STATE is the
-- expression of a work item's state by its number n.
INSERT INTO read_model.work_item (
    workspace_id, id, position, version, project_id, number, name, description_html, description_text, priority,
    priority_rank, state_id, cycle_id, assignee_ids, label_ids, sort_order, archived_on, external_source, external_id,
    created_at, created_by, updated_at
)
SELECT
    '00000000-0000-0000-0000-000000000100', ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, 1,
    CASE
        WHEN n % 4 = 3 THEN '00000000-0000-0000-0000-000000000300'::uuid
        ELSE '00000000-0000-0000-0000-000000000200'::uuid
    END,
    n, 'Item ' || n, '<p>Something is to be done</p>', 'Something is to be done',
    (ARRAY['urgent', 'high', 'medium', 'low', 'none'])[n % 5 + 1], n % 5, STATE,
    CASE WHEN n % 40 = 1 THEN '00000000-0000-0000-0000-000000000901'::uuid END, '{}', '{}', n,
    CASE WHEN n % 20 = 0 THEN DATE '2026-01-01' END, 'elsewhere', 'E-' || n,
    TIMESTAMPTZ '2026-01-02' + n * INTERVAL '1 second', '00000000-0000-0000-0000-000000000003', '2026-01-02'
FROM generate_series(1001, 21000) AS n;

DELETE FROM read_model.work_item_count;
INSERT INTO read_model.work_item_count (workspace_id, project_id, state_id, is_archived, items)
SELECT workspace_id, project_id, state_id, archived_on IS NOT NULL, count(*)
FROM read_model.work_item
GROUP BY workspace_id, project_id, state_id, archived_on IS NOT NULL;

DELETE FROM read_model.work_item_kind_count;
INSERT INTO read_model.work_item_kind_count (
    workspace_id, project_id, state_id, priority_rank, priority, assignees_key, assignee_ids, is_archived, items)
SELECT workspace_id, project_id, state_id, priority_rank, priority, md5(assignee_ids::text)::uuid, assignee_ids,
    archived_on IS NOT NULL, count(*)
FROM read_model.work_item
GROUP BY workspace_id, project_id, state_id, priority_rank, priority, assignee_ids, archived_on IS NOT NULL;

-- Three in four of them came through the intake.
UPDATE read_model.project SET features = features || 'intake'::text
WHERE id = '00000000-0000-0000-0000-000000000200';
INSERT INTO read_model.intake_issue (
    workspace_id, work_item_id, position, version, project_id, id, status, extra, created_at, created_by, updated_at
)
SELECT workspace_id, id, 1, 1, project_id, id, 1, '{}', created_at, created_by, updated_at
FROM read_model.work_item
WHERE project_id = '00000000-0000-0000-0000-000000000200';

-- Two hundred modules with links, the first of which has 100 work items.
INSERT INTO read_model.module (
    workspace_id, id, position, version, project_id, name, description, status, member_ids, sort_order, created_at,
    created_by, updated_at
)
SELECT
    '00000000-0000-0000-0000-000000000100', ('00000000-0000-4000-e000-' || lpad(n::text, 12, '0'))::uuid, 1, 1,
    '00000000-0000-0000-0000-000000000200', 'Module ' || n, '', 'planned', '{}', n,
    TIMESTAMPTZ '2026-01-02' + n * INTERVAL '1 second', '00000000-0000-0000-0000-000000000003', '2026-01-02'
FROM generate_series(1, 200) AS n;

INSERT INTO read_model.module_link (
    workspace_id, id, position, version, project_id, module_id, url, created_at, created_by, updated_at
)
SELECT
    workspace_id, ('00000000-0000-4000-e100-' || lpad(n::text, 12, '0'))::uuid, 1, 1, project_id, id,
    'https://example.org/' || n, created_at, created_by, updated_at
FROM read_model.module
CROSS JOIN LATERAL (SELECT sort_order::integer AS n) AS numbered;

INSERT INTO read_model.module_issue (
    workspace_id, id, position, version, project_id, module_id, work_item_id, created_at, created_by, updated_at
)
SELECT
    '00000000-0000-0000-0000-000000000100', ('00000000-0000-4000-e200-' || lpad(n::text, 12, '0'))::uuid, 1, 1,
    '00000000-0000-0000-0000-000000000200',
    ('00000000-0000-4000-e000-' || lpad(CASE WHEN n % 100 = 1 THEN '1' ELSE (1 + n % 200)::text END, 12, '0'))::uuid,
    ('00000000-0000-4000-8000-' || lpad((1000 + n)::text, 12, '0'))::uuid,
    '2026-01-02', '00000000-0000-0000-0000-000000000003', '2026-01-02'
FROM generate_series(1, 10000) AS n;

INSERT INTO read_model.work_item_place_count (
    workspace_id, project_id, place_id, state_id, estimate_point_id, items
)
SELECT i.workspace_id, i.project_id, m.module_id, i.state_id, '00000000-0000-0000-0000-000000000000', count(*)
FROM read_model.module_issue AS m
JOIN read_model.work_item AS i ON i.workspace_id = m.workspace_id AND i.id = m.work_item_id AND i.archived_on IS NULL
GROUP BY i.workspace_id, i.project_id, m.module_id, i.state_id;

INSERT INTO read_model.work_item_place_count (
    workspace_id, project_id, place_id, state_id, estimate_point_id, items
)
SELECT workspace_id, project_id, cycle_id, state_id, '00000000-0000-0000-0000-000000000000', count(*)
FROM read_model.work_item
WHERE cycle_id IS NOT NULL AND archived_on IS NULL
GROUP BY workspace_id, project_id, cycle_id, state_id;

-- A hundred cycles, of which the first has 500 work items.
INSERT INTO read_model.cycle (
    workspace_id, id, position, version, project_id, name, description, owner_id, time_zone, sort_order, created_at,
    created_by, updated_at
)
SELECT
    '00000000-0000-0000-0000-000000000100', ('00000000-0000-0000-0000-000000000' || to_hex(2304 + n))::uuid, 1, 1,
    '00000000-0000-0000-0000-000000000200', 'Sprint ' || n, '', '00000000-0000-0000-0000-000000000004', 'UTC', n,
    TIMESTAMPTZ '2026-01-02' + n * INTERVAL '1 second', '00000000-0000-0000-0000-000000000004', '2026-01-02'
FROM generate_series(1, 100) AS n;

-- Ten on most, 5,000 on the one with number 1001.
INSERT INTO read_model.comment (
    workspace_id, id, position, version, project_id, work_item_id, comment_html, access, actor_id, created_at,
    created_by, updated_at
)
SELECT
    '00000000-0000-0000-0000-000000000100', ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 1, 1,
    '00000000-0000-0000-0000-000000000200',
    ('00000000-0000-4000-8000-' || lpad(CASE WHEN n <= 5000 THEN '1001' ELSE (1001 + n % 1500)::text END, 12, '0'))::uuid,
    '<p>I see</p>', 'INTERNAL', '00000000-0000-0000-0000-000000000004',
    TIMESTAMPTZ '2026-01-02' + n * INTERVAL '1 second', '00000000-0000-0000-0000-000000000004', '2026-01-02'
FROM generate_series(1, 20000) AS n;

-- Three hundred other projects with ten people each, the member among them.
INSERT INTO read_model.project_member (
    workspace_id, id, position, version, project_id, member_id, role, is_active, sort_order, created_at, created_by,
    updated_at
)
SELECT
    '00000000-0000-0000-0000-000000000100',
    ('00000000-0000-4000-a000-' || lpad((project * 10 + person)::text, 12, '0'))::uuid, 1, 1,
    ('00000000-0000-4000-b000-' || lpad(project::text, 12, '0'))::uuid,
    CASE
        WHEN person = 0 THEN '00000000-0000-0000-0000-000000000004'::uuid
        ELSE ('00000000-0000-4000-c000-' || lpad((project * 10 + person)::text, 12, '0'))::uuid
    END,
    'member', true, 65535, '2026-01-02', '00000000-0000-0000-0000-000000000003', '2026-01-02'
FROM generate_series(1, 300) AS project
CROSS JOIN generate_series(0, 9) AS person;

INSERT INTO event_log.event (
    workspace_id, position, aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata,
    event_id, command_id, actor_id, entity_id, project_id, issue_id, recorded_at, hash
)
SELECT
    head.workspace_id, head.position + n, 'issue', head.workspace_id || '/' || item, 1 + n / 2000, 'IssueRenamed', '1',
    '{"type":"IssueRenamed","from":"One","to":"Another"}',
    '{"actor":"00000000-0000-0000-0000-000000000003","at":"2026-01-02T03:04:05Z","command_id":"00000000-0000-0000-0000-00000000c000"}',
    ('00000000-0000-4000-d000-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-0000-0000-00000000c000',
    '00000000-0000-0000-0000-000000000003', item::uuid, '00000000-0000-0000-0000-000000000200', item::uuid, now(),
    decode(repeat('00', 32), 'hex')
FROM event_log.log_head AS head
CROSS JOIN generate_series(1, 20000) AS n
CROSS JOIN LATERAL (SELECT '00000000-0000-4000-8000-' || lpad((1001 + n % 2000)::text, 12, '0') AS item) AS named
WHERE head.workspace_id = '00000000-0000-0000-0000-000000000100';

UPDATE event_log.log_head SET position = position + 20000 WHERE workspace_id = '00000000-0000-0000-0000-000000000100';
UPDATE read_model.checkpoint SET position = position + 20000
WHERE workspace_id = '00000000-0000-0000-0000-000000000100';
