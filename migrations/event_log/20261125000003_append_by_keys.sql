-- Streams, commands and claims are found by their keys, whatever the tables' statistics say. A lane keeps the plans it
-- made first, and in a new database those were to read whole tables, until the tables were first analysed.
ALTER FUNCTION append (
    uuid[], int[], text[], uuid[], int[], boolean[], uuid[], uuid[], text[], bytea[], text[], text[], int[],
    int[], bigint[], uuid[], uuid[], int[], uuid[], text[], text[], text[], int[], bigint[], uuid[], text[],
    text[], text[], int[], boolean[], boolean[], text[], text[], uuid[]
) SET enable_seqscan = off;
