-- no-transaction
-- The issues that ever came into a module, for its burn-down.
CREATE INDEX CONCURRENTLY event_module_entered ON event ((payload -> 'module' ->> 'id'), position)
    WHERE event_type = 'IssueModuleAdded';
