-- What there is in our schemas, line by line: an object, a part of it (empty for what the object is), what that part is,
-- and whether an extension brought the object. Names are qualified: runs with an empty search_path.
-- What operators may do to help the planner or the disk (storage parameters, statistics, costs) is not in it.
WITH ours AS (
    SELECT oid, nspname, nspowner, nspacl
    FROM pg_namespace
    WHERE nspname IN ('event_log', 'account', 'read_model')
),
relation AS (
    SELECT format('%I.%I', nspname, relname) AS object, pg_class.*
    FROM pg_class
    JOIN ours ON ours.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S')
      AND NOT relispartition
),
routine AS (
    SELECT
        format('%I.%I(%s)', nspname, proname, replace(oidvectortypes(proargtypes), ', ', ',')) AS object,
        pg_proc.*
    FROM pg_proc
    JOIN ours ON ours.oid = pronamespace
),
line (class, oid, object, part, value) AS (
    SELECT 'pg_namespace'::regclass, oid, 'schema ' || nspname, '', 'schema'
    FROM ours
    UNION ALL
    SELECT
        'pg_class'::regclass, oid, object, '',
        CASE relpersistence WHEN 'u' THEN 'unlogged ' ELSE '' END
            || CASE relkind
                WHEN 'r' THEN 'table'
                WHEN 'p' THEN 'partitioned table'
                WHEN 'v' THEN 'view'
                WHEN 'm' THEN 'materialized view'
                WHEN 'f' THEN 'foreign table'
                WHEN 'c' THEN 'composite type'
                ELSE 'sequence'
            END
    FROM relation
    UNION ALL
    SELECT
        'pg_class'::regclass, relation.oid, object, 'column ' || attname,
        format_type(atttypid, atttypmod)
            || CASE WHEN attcollation <> typcollation THEN ' COLLATE ' || attcollation::regcollation::text ELSE '' END
            || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
            || CASE attidentity WHEN '' THEN '' ELSE ' IDENTITY ' || attidentity::text END
            || CASE attgenerated WHEN '' THEN '' ELSE ' GENERATED ' || attgenerated::text END
            || COALESCE(' DEFAULT ' || pg_get_expr(adbin, adrelid), '')
    FROM relation
    JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
    JOIN pg_type ON pg_type.oid = atttypid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind <> 'S'
    UNION ALL
    SELECT
        'pg_class'::regclass, relation.oid, object, 'values',
        format_type(seqtypid, NULL) || ' from ' || seqstart || ' by ' || seqincrement || ' between ' || seqmin
            || ' and ' || seqmax || CASE WHEN seqcycle THEN ' in circles' ELSE '' END
    FROM relation
    JOIN pg_sequence ON seqrelid = relation.oid
    UNION ALL
    -- Postgres 18 keeps NOT NULL as constraints as well; it is told with the columns.
    SELECT
        'pg_class'::regclass, relation.oid, object, 'constraint ' || conname,
        pg_get_constraintdef(pg_constraint.oid)
            || CASE WHEN EXISTS (
                SELECT FROM pg_trigger WHERE tgconstraint = pg_constraint.oid AND tgenabled NOT IN ('O', 'A')
            ) THEN ' DISABLED' ELSE '' END
    FROM relation
    JOIN pg_constraint ON conrelid = relation.oid AND contype NOT IN ('n', 't')
    UNION ALL
    -- An index that only helps to find rows may be added by anybody: it is plain.
    SELECT
        'pg_class'::regclass, relation.oid, object,
        CASE WHEN NOT indisunique AND NOT indisexclusion AND indexprs IS NULL AND indpred IS NULL
            THEN 'plain index ' ELSE 'index ' END || relname_of_index,
        pg_get_indexdef(indexrelid)
            || CASE WHEN indisvalid AND indisready AND indislive THEN '' ELSE ' INVALID' END
    FROM relation
    JOIN pg_index ON indrelid = relation.oid
    JOIN (SELECT oid AS index, relname::text AS relname_of_index FROM pg_class) AS named ON index = indexrelid
    -- Those of a REINDEX that is under way.
    WHERE indisvalid OR relname_of_index !~ '_cc(new|old)[0-9]*$'
    UNION ALL
    SELECT
        'pg_class'::regclass, relation.oid, object, 'trigger ' || tgname,
        pg_get_triggerdef(pg_trigger.oid)
            || CASE tgenabled WHEN 'O' THEN '' WHEN 'A' THEN '' WHEN 'R' THEN ' IN REPLICAS' ELSE ' DISABLED' END
    FROM relation
    JOIN pg_trigger ON tgrelid = relation.oid AND NOT tgisinternal
    UNION ALL
    SELECT
        'pg_class'::regclass, relation.oid, object, 'rule ' || rulename,
        pg_get_ruledef(pg_rewrite.oid) || CASE WHEN ev_enabled IN ('O', 'A') THEN '' ELSE ' DISABLED' END
    FROM relation
    JOIN pg_rewrite ON ev_class = relation.oid
    WHERE relkind NOT IN ('v', 'm')
       OR rulename <> '_RETURN'
    UNION ALL
    -- Before version 16 columns are qualified by the name of a view's only relation.
    SELECT
        'pg_class'::regclass, oid, object, 'query',
        regexp_replace(pg_get_viewdef(oid), '\mevent\.', '', 'g') || COALESCE(' WITH ' || reloptions::text, '')
    FROM relation
    WHERE relkind IN ('v', 'm')
    UNION ALL
    SELECT
        'pg_class'::regclass, oid, object, 'row level security',
        CASE WHEN relforcerowsecurity THEN 'forced' ELSE 'enabled' END
    FROM relation
    WHERE relrowsecurity OR relforcerowsecurity
    UNION ALL
    SELECT
        'pg_class'::regclass, relation.oid, object, 'policy ' || polname,
        CASE WHEN polpermissive THEN 'permissive' ELSE 'restrictive' END || ' for ' || polcmd::text
            || COALESCE(' USING ' || pg_get_expr(polqual, polrelid), '')
            || COALESCE(' WITH CHECK ' || pg_get_expr(polwithcheck, polrelid), '')
    FROM relation
    JOIN pg_policy ON polrelid = relation.oid
    UNION ALL
    SELECT 'pg_class'::regclass, relation.oid, object, 'child ' || inhrelid::regclass, 'table'
    FROM relation
    JOIN pg_inherits ON inhparent = relation.oid
    WHERE relkind <> 'p'
    UNION ALL
    -- What another server sends is written without triggers.
    SELECT 'pg_class'::regclass, relation.oid, object, 'subscription ' || subname, 'table'
    FROM relation
    JOIN pg_subscription_rel ON srrelid = relation.oid
    JOIN pg_subscription ON pg_subscription.oid = srsubid
    UNION ALL
    SELECT
        'pg_proc'::regclass, oid, object, '',
        CASE prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END
    FROM routine
    UNION ALL
    SELECT 'pg_proc'::regclass, oid, object, 'arguments', pg_get_function_arguments(oid)
    FROM routine
    UNION ALL
    SELECT 'pg_proc'::regclass, oid, object, 'result', pg_get_function_result(oid)
    FROM routine
    WHERE pg_get_function_result(oid) IS NOT NULL
    UNION ALL
    SELECT 'pg_proc'::regclass, oid, object, 'security', CASE WHEN prosecdef THEN 'definer' ELSE 'invoker' END
    FROM routine
    UNION ALL
    SELECT
        'pg_proc'::regclass, routine.oid, object, 'language',
        lanname || ', ' || CASE provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END
            || CASE WHEN proisstrict THEN ', strict' ELSE '' END
            || CASE WHEN proleakproof THEN ', leakproof' ELSE '' END
            || CASE proparallel WHEN 'u' THEN '' ELSE ', parallel ' || proparallel::text END
    FROM routine
    JOIN pg_language ON pg_language.oid = prolang
    UNION ALL
    SELECT 'pg_proc'::regclass, oid, object, 'settings', array_to_string(proconfig, ', ')
    FROM routine
    WHERE proconfig IS NOT NULL
    UNION ALL
    SELECT
        'pg_proc'::regclass, oid, object, 'body',
        encode(sha256(convert_to(
            COALESCE(pg_get_function_sqlbody(oid), prosrc || COALESCE(' in ' || probin, '')), 'UTF8')), 'hex')
    FROM routine
    UNION ALL
    SELECT 'pg_type'::regclass, pg_type.oid, format('type %I.%I', nspname, typname), '', 'type'
    FROM pg_type
    JOIN ours ON ours.oid = typnamespace
    WHERE typtype IN ('b', 'd', 'e', 'm', 'r')
      AND typcategory <> 'A'
    UNION ALL
    SELECT 'pg_operator'::regclass, pg_operator.oid, 'operator ' || pg_operator.oid::regoperator, '', 'operator'
    FROM pg_operator
    JOIN ours ON ours.oid = oprnamespace
    UNION ALL
    SELECT 'pg_event_trigger'::regclass, oid, 'event trigger ' || quote_ident(evtname), '', 'event trigger'
    FROM pg_event_trigger
    UNION ALL
    -- What services and everybody may change, and others in the log; who owns it or is a superuser may anyway.
    SELECT
        class, oid, object,
        'right ' || privilege_type || ' of ' || CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee)::text END,
        ''
    FROM (
        SELECT 'pg_namespace'::regclass AS class, oid, 'schema ' || nspname AS object, nspowner AS owner,
            nspname = 'event_log' AS is_log, (aclexplode(nspacl)).*
        FROM ours
        UNION ALL
        SELECT 'pg_class'::regclass, oid, object, relowner, object LIKE 'event\_log.%', (aclexplode(relacl)).*
        FROM relation
        UNION ALL
        SELECT 'pg_class'::regclass, relation.oid, object, relowner, object LIKE 'event\_log.%', (aclexplode(attacl)).*
        FROM relation
        JOIN pg_attribute ON attrelid = relation.oid AND NOT attisdropped
        UNION ALL
        SELECT 'pg_proc'::regclass, oid, object, proowner, object LIKE 'event\_log.%',
            (aclexplode(COALESCE(proacl, acldefault('f', proowner)))).*
        FROM routine
    ) AS rights
    WHERE privilege_type IN ('CREATE', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'EXECUTE')
      AND grantee <> owner
      AND NOT EXISTS (SELECT FROM pg_roles WHERE pg_roles.oid = grantee AND rolsuper)
      AND (is_log OR grantee IN (
          SELECT 0::oid
          UNION ALL
          SELECT oid FROM pg_roles WHERE rolname IN ('tidemark_command', 'tidemark_projector', 'tidemark_query')
      ))
)
SELECT DISTINCT
    object::text COLLATE "C" AS object,
    part::text COLLATE "C" AS part,
    regexp_replace(value::text, '\s+', ' ', 'g') AS value,
    EXISTS (
        SELECT FROM pg_depend
        WHERE classid = class AND objid = line.oid AND deptype = 'e'
    ) AS is_of_extension
FROM line
ORDER BY object, part, value
