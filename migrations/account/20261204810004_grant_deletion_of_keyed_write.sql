-- With the account, with the workspace, and when the time of a key is over.
GRANT DELETE ON keyed_write TO tidemark_command;
