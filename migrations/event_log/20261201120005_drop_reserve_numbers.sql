-- The running numbers that say nothing of the server's life: no version that was released asks for them.
DROP FUNCTION reserve_numbers(uuid, uuid, bigint);
DROP FUNCTION reserve_numbers(uuid[], uuid[], bigint[]);
