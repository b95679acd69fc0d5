-- CreateTable
CREATE TABLE "EditionRedaction" (
    "editionId" UUID NOT NULL,
    "redactedHash" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EditionRedaction_pkey" PRIMARY KEY ("editionId")
);

-- AddForeignKey
ALTER TABLE "EditionRedaction" ADD CONSTRAINT "EditionRedaction_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "EditionRedaction" ADD CONSTRAINT edition_redaction_hash CHECK ("redactedHash" ~ '^[0-9a-f]{64}$');
CREATE TRIGGER edition_redaction_is_immutable BEFORE UPDATE OR DELETE ON "EditionRedaction" FOR EACH ROW
  WHEN (current_setting('stele.erasure', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER edition_redaction_is_never_emptied BEFORE TRUNCATE ON "EditionRedaction" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
SELECT stele_record_columns('EditionRedaction', 1, string_to_array('editionId redactedHash at', ' '));

-- True when a text is the other one with stretches replaced by "[withheld]", or a comment that was removed.
CREATE FUNCTION stele_redacted_text(was text, will text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT was = will OR will = '[removed on request]' OR (strpos(will, '[withheld]') > 0 AND was LIKE
    replace(replace(replace(replace(will, '\', '\\'), '%', '\%'), '_', '\_'), '[withheld]', '%'))
$$;

-- The same for the texts in a value, whose shape stays as it is. A member that was null or a text can be null.
CREATE FUNCTION stele_redacted(was jsonb, will jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF was = will THEN RETURN true; END IF;
  IF jsonb_typeof(was) <> jsonb_typeof(will) THEN RETURN false; END IF;
  CASE jsonb_typeof(was)
    WHEN 'string' THEN RETURN stele_redacted_text(was #>> '{}', will #>> '{}');
    WHEN 'array' THEN
      RETURN jsonb_array_length(was) = jsonb_array_length(will) AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(was) WITH ORDINALITY one(item, place)
        JOIN jsonb_array_elements(will) WITH ORDINALITY other(item, place) USING (place) WHERE NOT stele_redacted(one.item, other.item));
    WHEN 'object' THEN
      RETURN NOT EXISTS (
        SELECT FROM jsonb_each(was) one FULL JOIN jsonb_each(will) other USING (key)
        WHERE one.value IS NULL OR other.value IS NULL OR NOT stele_redacted(one.value, other.value));
    ELSE RETURN false;
  END CASE;
END $$;

-- In an erasure the columns named as arguments may be emptied in the erased record. Elsewhere a name in them may be replaced, and the hash of
-- what had it. Nothing else may change.
CREATE OR REPLACE FUNCTION stele_refuse_unless_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb;
  will jsonb;
  named text;
  emptied boolean;
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('stele.erasure', true) IS NOT DISTINCT FROM 'on' THEN
    was := to_jsonb(OLD);
    will := to_jsonb(NEW);
    emptied := was ? 'recordId' AND stele_erasing((was ->> 'recordId')::uuid);
    IF was - TG_ARGV = will - TG_ARGV THEN
      FOREACH named IN ARRAY TG_ARGV LOOP
        CONTINUE WHEN emptied AND will->named IN ('null', '""', '"Erased."', '{}', stele_erased_content());
        CONTINUE WHEN emptied AND will->>named ~ '^[0-9a-f]{64}$' AND will->named <> was->named;
        CONTINUE WHEN named IN ('contentHash', 'snapshotHash') AND will->>named ~ '^[0-9a-f]{64}$';
        CONTINUE WHEN stele_redacted(was->named, will->named);
        RAISE EXCEPTION 'UPDATE of "%" is refused: an erasure only empties', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END LOOP;
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% of "%" is refused: its rows never change', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER comment_is_immutable ON "Comment";
DROP TRIGGER correction_is_immutable ON "Correction";
DROP TRIGGER page_version_is_immutable ON "PageVersion";
DROP TRIGGER assessment_is_immutable ON "Assessment";
CREATE TRIGGER comment_is_immutable      BEFORE UPDATE ON "Comment"     FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('text');
CREATE TRIGGER correction_is_immutable   BEFORE UPDATE ON "Correction"  FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('before', 'after');
CREATE TRIGGER page_version_is_immutable BEFORE UPDATE ON "PageVersion" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('title', 'body');
CREATE TRIGGER assessment_is_immutable   BEFORE UPDATE OR DELETE ON "Assessment" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('reason');
-- Two texts that were different can be the same without the name.
ALTER TABLE "Correction" DROP CONSTRAINT correction_changes_something;
ALTER TABLE "Correction" ADD CONSTRAINT correction_changes_something CHECK ("before" <> "after" OR strpos("after", '[withheld]') > 0);

-- The salt of a part in which a name was replaced is removed.
CREATE FUNCTION stele_refuse_unless_salts_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('stele.erasure', true) IS NOT DISTINCT FROM 'on' AND NEW."editionId" = OLD."editionId"
    AND cardinality(NEW.salts) = cardinality(OLD.salts)
    AND NOT EXISTS (SELECT FROM unnest(OLD.salts, NEW.salts) both_of(was, will) WHERE will <> was AND will <> '') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'UPDATE of "EditionSalts" is refused: its rows never change' USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER edition_salts_are_immutable ON "EditionSalts";
CREATE TRIGGER edition_salts_are_immutable BEFORE UPDATE ON "EditionSalts" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_salts_removed();
