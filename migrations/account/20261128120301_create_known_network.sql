-- Where people signed in from before: others who try passwords do not shut them out there. The newest few of each.
CREATE TABLE known_network (
    user_id uuid NOT NULL REFERENCES profile ON DELETE CASCADE,
    -- An IPv4 address, or the first half of an IPv6 address.
    network text NOT NULL CHECK (length(network) <= 45),
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, network)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON known_network TO tidemark_command;
