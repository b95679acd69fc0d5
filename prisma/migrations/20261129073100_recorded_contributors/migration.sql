-- The log also records who contributed to a revision, an address, a copy and a consent. The consent's column "allowedById" is gone.
SET LOCAL timezone TO 'UTC';
ALTER TABLE "BaselineRow" DISABLE TRIGGER baseline_row_is_immutable;
DO $$
DECLARE
  kept record;
  columns text[];
  isRecorded boolean := EXISTS (SELECT FROM "Event" WHERE action = 'archive.baseline');
BEGIN
  FOR kept IN SELECT * FROM (VALUES
    ('Record', 1, 'id kind slug slugContributors state submittedId liveId editions createdById'),
    ('Consent', 1, 'recordId tier nameDisplay legalName pseudonym embargoUntil transcriptApprovedOn withdrawnOn note contributors version'),
    ('Revision', 1, 'id recordId number schemaVersion contentHash contributors message authorId createdAt'),
    ('Holding', 1, 'id sourceId kind sha256 filename obtainedFrom obtainedOn rights shown note contributors createdById createdAt betterThanId')
  ) AS tables(name, keys, columns) LOOP
    columns := string_to_array(kept.columns, ' ');
    -- The rows that were there before change their hash only while no event has recorded it.
    IF NOT isRecorded THEN
      DELETE FROM "BaselineRow" WHERE "table" = kept.name;
      EXECUTE format(
        'INSERT INTO "BaselineRow" ("table", "key", "salt", "hash")
         SELECT %L, array_to_string(ARRAY[%s], '' ''), salt, encode(sha256(convert_to(salt || hash, ''UTF8'')), ''hex'')
         FROM (SELECT *, gen_random_uuid()::text AS salt, stele_row_hash(to_jsonb(line), %L) AS hash FROM %I line) hashed',
        kept.name,
        (SELECT string_agg(format('hashed.%I::text', name), ', ' ORDER BY place) FROM unnest(columns) WITH ORDINALITY AS one(name, place) WHERE place <= kept.keys),
        columns, kept.name);
    END IF;
    EXECUTE format('DROP TRIGGER %I ON %I', lower(kept.name) || '_is_recorded', kept.name);
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION stele_record_row(%s)',
      lower(kept.name) || '_is_recorded', kept.name,
      (SELECT string_agg(quote_literal(argument), ', ' ORDER BY place) FROM unnest(kept.keys::text || columns) WITH ORDINALITY AS one(argument, place)));
  END LOOP;
END $$;
ALTER TABLE "BaselineRow" ENABLE TRIGGER baseline_row_is_immutable;
