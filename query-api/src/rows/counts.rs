//! How many work items are in a cycle or a module.

/// How many work items of a cycle or a module the caller sees: all of them, then those in completed, cancelled, started and
/// unstarted states and in those of the backlog. `it` is the cycle or module, `open` its project and what the caller is there.
pub(super) const COUNTS: &str = "(SELECT ARRAY[\
        COALESCE(sum(n.items), 0)::bigint, \
        COALESCE(sum(n.items) FILTER (WHERE s.state_group = 'completed'), 0)::bigint, \
        COALESCE(sum(n.items) FILTER (WHERE s.state_group = 'cancelled'), 0)::bigint, \
        COALESCE(sum(n.items) FILTER (WHERE s.state_group = 'started'), 0)::bigint, \
        COALESCE(sum(n.items) FILTER (WHERE s.state_group = 'unstarted'), 0)::bigint, \
        COALESCE(sum(n.items) FILTER (WHERE s.state_group = 'backlog'), 0)::bigint\
    ] \
    FROM items_of_place(it.workspace_id, it.project_id, it.id, open.is_limited, open.person) n \
    CROSS JOIN LATERAL ( \
        SELECT state_group FROM state WHERE workspace_id = it.workspace_id AND id = n.state_id LIMIT 1 \
    ) AS s \
    WHERE s.state_group <> 'triage')";
