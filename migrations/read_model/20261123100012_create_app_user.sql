-- Everybody who was ever registered, from the instance log; names and addresses are in account.profile.
CREATE TABLE app_user (
    -- Always the instance log's.
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    position bigint NOT NULL,
    version bigint NOT NULL,
    is_bot boolean NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
