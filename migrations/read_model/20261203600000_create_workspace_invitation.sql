-- The invitations of a workspace that were not revoked; whom they are for is in account.invitation.
CREATE TABLE workspace_invitation (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    -- admin, member or guest.
    role text NOT NULL,
    -- [{"project", "role"}].
    projects jsonb NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted boolean NOT NULL,
    responded_at timestamptz,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid,
    PRIMARY KEY (workspace_id, id)
);
