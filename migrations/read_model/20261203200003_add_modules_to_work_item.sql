-- The modules that it is in, in the order in which it came into them; a deleted module is gone from here.
ALTER TABLE work_item ADD COLUMN module_ids uuid[] NOT NULL DEFAULT '{}';
