-- Everybody who is or was a member.
CREATE TABLE workspace_member (
    workspace_id uuid NOT NULL,
    member_id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    -- owner, admin, member or guest.
    role text NOT NULL,
    is_active boolean NOT NULL,
    joined_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);
-- The workspaces of a user.
CREATE INDEX workspace_member_member ON workspace_member (member_id);
