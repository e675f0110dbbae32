-- no-transaction
-- The issues that ever came into a cycle, for its burn-down.
CREATE INDEX CONCURRENTLY event_cycle_entered ON event ((payload -> 'to' ->> 'id'), position)
    WHERE event_type = 'IssueCycleChanged';
