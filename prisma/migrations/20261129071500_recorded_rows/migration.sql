-- Each event records the rows that its transaction wrote: table, key and SHA-256. lib/recorded-rows.ts lists the same tables and columns.
ALTER TABLE "EventDetail" ADD COLUMN "rows" JSONB NOT NULL DEFAULT '[]';

-- The rows that were there before. Their event has the hash of this table. An erasure removes a salt, and so what could be guessed from a hash.
CREATE TABLE "BaselineRow" (
    "table" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "salt" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "BaselineRow_pkey" PRIMARY KEY ("table", "key")
);
ALTER TABLE "BaselineRow" ADD CONSTRAINT baseline_row_hash CHECK ("hash" ~ '^[0-9a-f]{64}$');

CREATE FUNCTION stele_row_hash(line jsonb, columns text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to((SELECT jsonb_object_agg(name, line -> name) FROM unnest(columns) name)::text, 'UTF8')), 'hex')
$$;

-- Adds a row to those that the next event of this transaction records. The arguments are its columns; the first one says how many are its key.
CREATE FUNCTION stele_record_row() RETURNS trigger LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
DECLARE
  columns text[] := TG_ARGV[1:];
  line jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  hash text := CASE WHEN TG_OP <> 'DELETE' THEN stele_row_hash(line, columns) END;
  key text;
BEGIN
  IF TG_OP = 'UPDATE' AND hash = stele_row_hash(to_jsonb(OLD), columns) THEN RETURN NULL; END IF;
  SELECT string_agg(line ->> name, ' ' ORDER BY place) INTO key
    FROM unnest(columns) WITH ORDINALITY AS one(name, place) WHERE place <= TG_ARGV[0]::int;
  PERFORM set_config('stele.rows', concat_ws(',', nullif(current_setting('stele.rows', true), ''), json_build_array(TG_TABLE_NAME, key, hash)), true);
  RETURN NULL;
END $$;

SET LOCAL timezone TO 'UTC';
DO $$
DECLARE
  kept record;
  columns text[];
BEGIN
  FOR kept IN SELECT * FROM (VALUES
    ('Member', 1, 'id email name role passwordHash disabledAt'),
    ('Record', 1, 'id kind slug state submittedId liveId editions createdById'),
    ('Consent', 1, 'recordId tier nameDisplay legalName pseudonym embargoUntil transcriptApprovedOn withdrawnOn note allowedById version'),
    ('Revision', 1, 'id recordId number schemaVersion contentHash message authorId createdAt'),
    ('Contribution', 3, 'recordId edition memberId firstAt'),
    ('Transition', 1, 'id recordId action fromState toState revisionId reason actorId at'),
    ('Verdict', 1, 'id recordId subjectType subjectId fingerprint aspect outcome holdingId note memberId at'),
    ('Correction', 1, 'verdictId recordId part hop before after'),
    ('CorrectionAcceptance', 1, 'verdictId recordId revisionId memberId at'),
    ('Edition', 1, 'id recordId number revisionId schemaVersion hashScheme snapshotHash partHashes publishedById publishedAt'),
    ('EditionVerdict', 2, 'editionId verdictId'),
    ('Withdrawal', 1, 'id recordId throughEdition reason actorId at'),
    ('Erasure', 1, 'recordId actorId at'),
    ('Holding', 1, 'id sourceId kind sha256 filename obtainedFrom obtainedOn rights shown note createdById createdAt betterThanId'),
    ('TextLayer', 1, 'id holdingId origin language length sha256 locators createdAt'),
    ('Passage', 1, 'id textLayerId start end exact prefix suffix locatorLabel locatorValue createdById createdAt')
  ) AS tables(name, keys, columns) LOOP
    columns := string_to_array(kept.columns, ' ');
    EXECUTE format(
      'INSERT INTO "BaselineRow" ("table", "key", "salt", "hash")
       SELECT %L, array_to_string(ARRAY[%s], '' ''), salt, encode(sha256(convert_to(salt || hash, ''UTF8'')), ''hex'')
       FROM (SELECT *, gen_random_uuid()::text AS salt, stele_row_hash(to_jsonb(line), %L) AS hash FROM %I line) hashed',
      kept.name,
      (SELECT string_agg(format('hashed.%I::text', name), ', ' ORDER BY place) FROM unnest(columns) WITH ORDINALITY AS one(name, place) WHERE place <= kept.keys),
      columns, kept.name);
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION stele_record_row(%s)',
      lower(kept.name) || '_is_recorded', kept.name,
      (SELECT string_agg(quote_literal(argument), ', ' ORDER BY place) FROM unnest(kept.keys::text || columns) WITH ORDINALITY AS one(argument, place)));
  END LOOP;
END $$;

CREATE FUNCTION stele_refuse_unless_salt_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('stele.erasure', true) IS NOT DISTINCT FROM 'on'
    AND NEW."salt" IS NULL AND ROW(NEW."table", NEW."key", NEW."hash") = ROW(OLD."table", OLD."key", OLD."hash") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of "BaselineRow" is refused: its rows never change', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER baseline_row_is_immutable BEFORE UPDATE OR DELETE ON "BaselineRow" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_salt_erased();
CREATE TRIGGER baseline_row_is_never_emptied BEFORE TRUNCATE ON "BaselineRow" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
