-- The append of the commands of one workspace: no version that was released calls it.
DROP FUNCTION append(
    uuid, boolean[], uuid[], uuid[], text[], bytea[], text[], text[], integer[], text[], uuid[], bigint[], uuid[],
    uuid[], integer[], uuid[], text[], text[], text[], integer[], bigint[], uuid[], text[], text[], text[],
    integer[], boolean[], boolean[], text[], text[], uuid[]
);
