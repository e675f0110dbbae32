\set id random(1, 10000)
SELECT body FROM bench.item WHERE id = :id;
