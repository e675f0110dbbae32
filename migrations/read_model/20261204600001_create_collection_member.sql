CREATE TABLE collection_member (
    workspace_id uuid NOT NULL,
    -- The place among the members.
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    collection_id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- view, comment or edit.
    access text NOT NULL,
    -- Whether it is the owner of the collection, who stays whatever happens.
    is_owner boolean NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX collection_member_collection ON collection_member (collection_id, member_id);
CREATE INDEX collection_member_member ON collection_member (member_id);
