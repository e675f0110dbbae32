-- The comment that it answers.
ALTER TABLE comment ADD COLUMN parent_id uuid;
