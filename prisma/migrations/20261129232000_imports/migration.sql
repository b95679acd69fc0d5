-- CreateEnum
CREATE TYPE "ImportFormat" AS ENUM ('CSV', 'RIS', 'BIBTEX', 'CSL');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('OPEN', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE');

-- CreateEnum
CREATE TYPE "ImportOutcome" AS ENUM ('REFUSED', 'LIKE', 'MADE', 'REMOVED', 'STAYED');

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "format" "ImportFormat" NOT NULL,
    "encoding" TEXT NOT NULL,
    "isCertain" BOOLEAN NOT NULL DEFAULT true,
    "delimiter" TEXT NOT NULL DEFAULT '',
    "columns" TEXT[],
    "sample" JSONB NOT NULL DEFAULT '[]',
    "mapping" TEXT[],
    "defaults" JSONB NOT NULL DEFAULT '{}',
    "leavesOutLike" BOOLEAN NOT NULL DEFAULT true,
    "state" "ImportState" NOT NULL DEFAULT 'OPEN',
    "readTo" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "made" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "like" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "stayed" INTEGER NOT NULL DEFAULT 0,
    "jobId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ,

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "entryId" UUID,
    "cells" TEXT[],
    "faults" JSONB,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","number")
);

-- CreateIndex
CREATE INDEX "Import_createdById_createdAt_idx" ON "Import"("createdById", "createdAt");

-- CreateIndex
CREATE INDEX "Import_jobId_idx" ON "Import"("jobId");

-- CreateIndex
CREATE INDEX "ImportRow_importId_outcome_number_idx" ON "ImportRow"("importId", "outcome", "number");

-- CreateIndex
CREATE INDEX "ImportRow_entryId_idx" ON "ImportRow"("entryId");

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The rows that a transaction writes were added to one text, row by row, which was copied each time: a transaction with a thousand rows took seconds.
-- Now a full text is put aside and the next one begins, and all rows that one statement inserts are added at once.
CREATE FUNCTION stele_add_rows(added text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written text := nullif(current_setting('stele.rows', true), '');
  parts int;
BEGIN
  IF length(written) > 16000 THEN
    parts := coalesce(nullif(current_setting('stele.rows_full', true), '')::int, 0) + 1;
    PERFORM set_config('stele.rows_' || parts, written, true), set_config('stele.rows_full', parts::text, true);
    written := NULL;
  END IF;
  PERFORM set_config('stele.rows', concat_ws(',', written, added), true);
END $$;

-- The rows that this transaction wrote since its last event, in their order, with commas between.
CREATE FUNCTION stele_written_rows() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat_ws(',',
    (SELECT string_agg(current_setting('stele.rows_' || part), ',' ORDER BY part)
     FROM generate_series(1, coalesce(nullif(current_setting('stele.rows_full', true), '')::int, 0)) part),
    nullif(current_setting('stele.rows', true), ''))
$$;

CREATE FUNCTION stele_row_key(line jsonb, columns text[], keys int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(line ->> name, ' ' ORDER BY place) FROM unnest(columns[:keys]) WITH ORDINALITY AS one(name, place)
$$;

CREATE OR REPLACE FUNCTION stele_record_row() RETURNS trigger LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
DECLARE
  columns text[] := TG_ARGV[1:];
  line jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  hash text := CASE WHEN TG_OP <> 'DELETE' THEN stele_row_hash(line, columns) END;
BEGIN
  IF TG_OP = 'UPDATE' AND hash = stele_row_hash(to_jsonb(OLD), columns) THEN RETURN NULL; END IF;
  PERFORM stele_add_rows(json_build_array(TG_TABLE_NAME, stele_row_key(line, columns, TG_ARGV[0]::int), hash)::text);
  RETURN NULL;
END $$;

CREATE FUNCTION stele_record_inserted() RETURNS trigger LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
DECLARE
  columns text[] := TG_ARGV[1:];
  added text;
BEGIN
  SELECT string_agg(json_build_array(TG_TABLE_NAME, stele_row_key(line, columns, TG_ARGV[0]::int), stele_row_hash(line, columns))::text, ',')
    INTO added FROM (SELECT to_jsonb(one) AS line FROM inserted one OFFSET 0) lines;
  IF added IS NOT NULL THEN PERFORM stele_add_rows(added); END IF;
  RETURN NULL;
END $$;

-- Makes the two triggers that record a table.
CREATE FUNCTION stele_record_table(named text, keys int, columns text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  arguments text := (SELECT string_agg(quote_literal(argument), ', ' ORDER BY place)
    FROM unnest(keys::text || columns) WITH ORDINALITY AS one(argument, place));
BEGIN
  EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', lower(named) || '_is_recorded', named);
  EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', lower(named) || '_inserted_is_recorded', named);
  EXECUTE format('CREATE TRIGGER %I AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION stele_record_row(%s)',
    lower(named) || '_is_recorded', named, arguments);
  EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION stele_record_inserted(%s)',
    lower(named) || '_inserted_is_recorded', named, arguments);
END $$;

CREATE OR REPLACE FUNCTION stele_record_columns(named text, keys int, columns text[]) RETURNS void LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO "BaselineRow" ("generation", "table", "key", "salt", "hash")
     SELECT (SELECT coalesce(max(generation), 0) + 1 FROM "BaselineRow"), %L, array_to_string(ARRAY[%s], '' ''), salt, encode(sha256(convert_to(salt || hash, ''UTF8'')), ''hex'')
     FROM (SELECT *, gen_random_uuid()::text AS salt, stele_row_hash(to_jsonb(line), %L) AS hash FROM %I line) hashed',
    named,
    (SELECT string_agg(format('hashed.%I::text', name), ', ' ORDER BY place) FROM unnest(columns) WITH ORDINALITY AS one(name, place) WHERE place <= keys),
    columns, named);
  PERFORM stele_record_table(named, keys, columns);
END $$;

DO $$
DECLARE
  kept record;
  arguments text[];
BEGIN
  FOR kept IN SELECT c.relname AS named, string_to_array(encode(t.tgargs, 'escape'), '\000') AS arguments
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgfoid = 'stele_record_row'::regproc AND c.relnamespace = current_schema()::regnamespace
  LOOP
    -- Each argument ends with a zero, so the last part is empty.
    arguments := trim_array(kept.arguments, 1);
    PERFORM stele_record_table(kept.named, arguments[1]::int, arguments[2:]);
  END LOOP;
END $$;
