-- While an account is being closed, it takes no new session and no new key: until then, or until the log says that its
-- user is gone. NULL for accounts that nobody closes.
ALTER TABLE profile ADD COLUMN closed_until timestamptz;
