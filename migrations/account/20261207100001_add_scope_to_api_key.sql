-- What a key is good for: `read`, `write` (and reading) or `admin` (all that its user may do).
ALTER TABLE api_key
    ADD COLUMN scope text NOT NULL DEFAULT 'admin' CHECK (scope IN ('read', 'write', 'admin'));
