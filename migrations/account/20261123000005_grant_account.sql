-- Passwords are for the command API only; the query API reads the rest and notes the use of keys.
GRANT USAGE ON SCHEMA account TO tidemark_command, tidemark_query;
GRANT SELECT, INSERT, UPDATE, DELETE ON profile, api_key, session, key_use TO tidemark_command;
GRANT SELECT (user_id, email, first_name, last_name, display_name, avatar, user_timezone, is_bot, created_at,
    version)
    ON profile TO tidemark_query;
GRANT SELECT ON api_key, session TO tidemark_query;
GRANT SELECT, INSERT, UPDATE ON key_use TO tidemark_query;
