-- Who may do what with the read tables. Comes first: every table made later gets these rights by itself.
GRANT USAGE ON SCHEMA read_model TO tidemark_command, tidemark_projector, tidemark_query;
ALTER DEFAULT PRIVILEGES IN SCHEMA read_model
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tidemark_projector;
ALTER DEFAULT PRIVILEGES IN SCHEMA read_model
    GRANT SELECT ON TABLES TO tidemark_command, tidemark_query;
