-- The append that looked running numbers up among the events: no version that was released calls it.
DROP FUNCTION append(
    uuid[], integer[], text[], uuid[], integer[], boolean[], uuid[], uuid[], text[], bytea[], text[], text[],
    integer[], integer[], bigint[], uuid[], timestamp with time zone[], uuid[], uuid[], integer[], uuid[], text[],
    text[], text[], integer[], bigint[], uuid[], text[], text[], text[], integer[], boolean[], boolean[], text[],
    text[], uuid[], integer[], uuid[], bigint[]
);
