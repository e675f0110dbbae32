-- How many work items each cycle and each module has in each state and with each estimate point, without archived ones.
-- Kept with work_item, in the same transaction; what has no work items has no row.
CREATE TABLE work_item_place_count (
    workspace_id uuid NOT NULL,
    project_id uuid NOT NULL,
    -- The cycle or the module.
    place_id uuid NOT NULL,
    state_id uuid NOT NULL,
    -- The nil id for none.
    estimate_point_id uuid NOT NULL,
    items bigint NOT NULL,
    PRIMARY KEY (workspace_id, project_id, place_id, state_id, estimate_point_id)
);
