-- Who hears of each work item.
CREATE TABLE work_item_audience (
    workspace_id uuid NOT NULL,
    -- The work item.
    id uuid NOT NULL,
    position bigint NOT NULL,
    -- Of the stream that changed it last: the work item's or that of one of its comments.
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    -- Whoever made it, commented on it, was assigned to it or mentioned, or said so, and has not left since.
    subscriber_ids uuid[] NOT NULL,
    -- Whoever has left, until they are assigned or mentioned anew.
    left_ids uuid[] NOT NULL,
    -- Whoever its description mentions.
    mentioned_ids uuid[] NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX work_item_audience_project ON work_item_audience (project_id);
