-- The lives of this log: one when it was created, one more each time it was restored from a backup.
CREATE TABLE epoch (
    epoch uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    began_at timestamptz NOT NULL,
    reason text NOT NULL
);

INSERT INTO epoch (epoch, began_at, reason) VALUES (gen_random_uuid(), now(), 'created');
