-- For the command API only.
GRANT SELECT, INSERT ON keyed_write TO tidemark_command;
