-- What is new is kept in a list until that is full, and whoever fills it brings it into the index: with the default of
-- 4 MB an insert waited 20 to 70 ms for that, with this one 4 ms, at the same price in all. In kB.
ALTER INDEX work_item_name SET (gin_pending_list_limit = 512);
