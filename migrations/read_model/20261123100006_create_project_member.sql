-- Everybody who is or was a member.
CREATE TABLE project_member (
    workspace_id uuid NOT NULL,
    -- The membership.
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    project_id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- admin, member or guest.
    role text NOT NULL,
    is_active boolean NOT NULL,
    -- The project's place in the member's own list.
    sort_order double precision NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
-- Whether a user may see a project: part of every question.
CREATE INDEX project_member_project ON project_member (workspace_id, project_id, member_id);
-- The projects of a user.
CREATE INDEX project_member_member ON project_member (workspace_id, member_id);
