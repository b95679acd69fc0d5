-- Rows can be recorded again when another column counts: as a new generation, which one event records.
ALTER TABLE "BaselineRow" ADD COLUMN "generation" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "BaselineRow" DROP CONSTRAINT "BaselineRow_pkey", ADD CONSTRAINT "BaselineRow_pkey" PRIMARY KEY ("generation", "table", "key");

-- For migrations: the log records these columns of a table from now on. The rows that are there are recorded by the event of a new generation,
-- which the upgrade writes. Columns of the key come first.
CREATE FUNCTION stele_record_columns(named text, keys int, columns text[]) RETURNS void LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO "BaselineRow" ("generation", "table", "key", "salt", "hash")
     SELECT (SELECT coalesce(max(generation), 0) + 1 FROM "BaselineRow"), %L, array_to_string(ARRAY[%s], '' ''), salt, encode(sha256(convert_to(salt || hash, ''UTF8'')), ''hex'')
     FROM (SELECT *, gen_random_uuid()::text AS salt, stele_row_hash(to_jsonb(line), %L) AS hash FROM %I line) hashed',
    named,
    (SELECT string_agg(format('hashed.%I::text', name), ', ' ORDER BY place) FROM unnest(columns) WITH ORDINALITY AS one(name, place) WHERE place <= keys),
    columns, named);
  EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', lower(named) || '_is_recorded', named);
  EXECUTE format(
    'CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION stele_record_row(%s)',
    lower(named) || '_is_recorded', named,
    (SELECT string_agg(quote_literal(argument), ', ' ORDER BY place) FROM unnest(keys::text || columns) WITH ORDINALITY AS one(argument, place)));
END $$;

-- Copies have an access class.
SELECT stele_record_columns('Holding', 1, string_to_array('id sourceId kind sha256 filename obtainedFrom obtainedOn rights shown access note contributors createdById createdAt betterThanId', ' '));

-- Where events have recorded these tables already, they did so before contributors were recorded.
SELECT stele_record_columns(name, 1, string_to_array(columns, ' ')) FROM (VALUES
  ('Record', 'id kind slug slugContributors state submittedId liveId editions createdById'),
  ('Consent', 'recordId tier nameDisplay legalName pseudonym embargoUntil transcriptApprovedOn withdrawnOn note contributors version'),
  ('Revision', 'id recordId number schemaVersion contentHash contributors message authorId createdAt')
) AS tables(name, columns) WHERE EXISTS (SELECT FROM "EventDetail" WHERE rows <> '[]');
