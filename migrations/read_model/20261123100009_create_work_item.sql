-- Trigrams find a text anywhere in a name. The extension comes with Postgres and its owner need not be a superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- The issues that exist, archived ones included.
CREATE TABLE work_item (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    -- The running number in its project.
    number bigint NOT NULL,
    name text NOT NULL,
    description_html text NOT NULL,
    -- The same without tags.
    description_text text NOT NULL,
    -- urgent, high, medium, low or none.
    priority text NOT NULL,
    -- 0 is urgent, 4 is none.
    priority_rank smallint NOT NULL,
    state_id uuid NOT NULL,
    parent_id uuid,
    -- In the order in which they were added; a deleted label is gone from here.
    assignee_ids uuid[] NOT NULL,
    label_ids uuid[] NOT NULL,
    start_date date,
    target_date date,
    point smallint,
    sort_order double precision NOT NULL,
    -- While its state is of the group completed: since when.
    completed_at timestamptz,
    archived_on date,
    external_source text,
    external_id text,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX work_item_created ON work_item (workspace_id, project_id, created_at DESC, id);
CREATE INDEX work_item_number ON work_item (workspace_id, project_id, number);
CREATE INDEX work_item_priority ON work_item (workspace_id, project_id, priority_rank, created_at DESC);
CREATE INDEX work_item_state ON work_item (workspace_id, state_id);
CREATE INDEX work_item_parent ON work_item (workspace_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX work_item_external ON work_item (workspace_id, project_id, external_id)
    WHERE external_id IS NOT NULL;
CREATE INDEX work_item_name ON work_item USING gin (name public.gin_trgm_ops);
