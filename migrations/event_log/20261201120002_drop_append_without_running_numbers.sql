-- The append that looked up no running numbers: no version that was released calls it.
DROP FUNCTION append(
    uuid[], integer[], text[], uuid[], integer[], boolean[], uuid[], uuid[], text[], bytea[], text[], text[],
    integer[], integer[], bigint[], uuid[], uuid[], integer[], uuid[], text[], text[], text[], integer[], bigint[],
    uuid[], text[], text[], text[], integer[], boolean[], boolean[], text[], text[], uuid[]
);
