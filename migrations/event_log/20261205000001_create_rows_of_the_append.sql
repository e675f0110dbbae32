-- The rows that the append takes, each kind as an array. Rows that belong to a command carry its number (1, 2, 3 …, in
-- the attribute "append") and come in that order. No attribute is ever added, dropped or moved, since a running version
-- sends every row as it knows it: another row is a type of another name, for another append.

-- A stream that is read or written, each once; of a workspace by its number among the workspaces.
CREATE TYPE append_target AS (
    workspace int,
    kind text,
    entity uuid
);

-- A command; of a workspace by its number. A probe is checked, and not written.
CREATE TYPE append_command AS (
    workspace int,
    is_probe boolean,
    id uuid,
    actor uuid,
    key text,
    fingerprint bytea,
    metadata text,
    result text
);

-- A stream that a command rests on, by the number of its target, with the version that it expects and the last event
-- at that version (event and recorded_at; null = whichever). Those with events are written, the others only checked.
CREATE TYPE append_stream AS (
    append int,
    target int,
    version bigint,
    event uuid,
    recorded_at timestamptz,
    project uuid,
    issue uuid
);

-- An event, by the number of the row of its stream (append_stream), in the order of those.
CREATE TYPE append_event AS (
    stream int,
    id uuid,
    name text,
    version text,
    payload text
);

-- What no event since a position may match; no names = any type, no mentions = any payload.
CREATE TYPE append_filter AS (
    append int,
    since bigint,
    project uuid,
    kind text,
    names text[],
    mentions text[]
);

-- A claim to take or to give up, of the command's workspace or of the whole instance.
CREATE TYPE append_claim AS (
    append int,
    is_taken boolean,
    is_of_instance boolean,
    scope text,
    name text,
    owner uuid
);

-- A reservation of a running number that a new issue gets, by the life of the server (table generation).
CREATE TYPE append_number AS (
    append int,
    generation uuid
);
