-- Words that whoever spoke them takes back can go for ever; rows, numbers and the chain of the log stay (docs/decisions/009).
CREATE TABLE "Erasure" (
    "recordId" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("recordId")
);
CREATE INDEX "Erasure_actorId_idx" ON "Erasure"("actorId");
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER erasure_is_immutable BEFORE UPDATE OR DELETE ON "Erasure" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER erasure_is_never_emptied BEFORE TRUNCATE ON "Erasure" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();

-- Only what its speaker took back and the public no longer sees.
CREATE FUNCTION stele_erasure_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "Record" r JOIN "Consent" c ON c."recordId" = r.id
    WHERE r.id = NEW."recordId" AND r."liveId" IS NULL AND c."withdrawnOn" IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'Erasing is refused: the record is public, or consent was not withdrawn' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erasure_is_due BEFORE INSERT ON "Erasure" FOR EACH ROW EXECUTE FUNCTION stele_erasure_is_due();

CREATE TRIGGER erased_record_stays_erased BEFORE UPDATE ON "Record" FOR EACH ROW
  WHEN (OLD."state" = 'ERASED' AND (NEW."state" <> 'ERASED' OR NEW."liveId" IS NOT NULL OR NEW."submittedId" IS NOT NULL))
  EXECUTE FUNCTION stele_refuse();

CREATE FUNCTION stele_erasing(record uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('stele.erasure', true) IS NOT DISTINCT FROM 'on' AND EXISTS (SELECT FROM "Erasure" WHERE "recordId" = record)
$$;

-- What stands where words stood: an empty content, which every kind of record can be read from.
CREATE FUNCTION stele_erased_content() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '{"title":"Erased","summary":"","language":"und","contentWarning":null,"fields":{},"body":{"type":"doc","content":[{"type":"paragraph"}]},"figures":[]}'::jsonb
$$;

-- What stands where a hash of words stood. Made of nothing but chance, so that no guess at the words can be tried on it.
CREATE FUNCTION stele_erased_hash() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex')
$$;

-- In an erasure the columns named as arguments may be emptied, and nothing else may change.
CREATE FUNCTION stele_refuse_unless_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb;
  will jsonb;
  named text;
BEGIN
  IF TG_OP = 'UPDATE' AND stele_erasing(OLD."recordId") THEN
    was := to_jsonb(OLD);
    will := to_jsonb(NEW);
    IF was - TG_ARGV = will - TG_ARGV THEN
      FOREACH named IN ARRAY TG_ARGV LOOP
        CONTINUE WHEN will->named IN ('null', '""', '"Erased."', '{}', stele_erased_content());
        CONTINUE WHEN will->>named ~ '^[0-9a-f]{64}$' AND will->named <> was->named;
        RAISE EXCEPTION 'UPDATE of "%" is refused: an erasure only empties', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END LOOP;
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% of "%" is refused: its rows never change', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER revision_is_immutable ON "Revision";
DROP TRIGGER edition_is_immutable ON "Edition";
DROP TRIGGER verdict_is_immutable ON "Verdict";
DROP TRIGGER transition_is_immutable ON "Transition";
DROP TRIGGER withdrawal_is_immutable ON "Withdrawal";
CREATE TRIGGER revision_is_immutable   BEFORE UPDATE OR DELETE ON "Revision"   FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('content', 'contentHash', 'message');
CREATE TRIGGER edition_is_immutable    BEFORE UPDATE OR DELETE ON "Edition"    FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('snapshot', 'snapshotHash');
CREATE TRIGGER verdict_is_immutable    BEFORE UPDATE OR DELETE ON "Verdict"    FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('fingerprint', 'holdingId', 'note');
CREATE TRIGGER transition_is_immutable BEFORE UPDATE OR DELETE ON "Transition" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('reason');
CREATE TRIGGER withdrawal_is_immutable BEFORE UPDATE OR DELETE ON "Withdrawal" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_emptied('reason');

-- What an erased text rested on is part of what it said.
DROP TRIGGER revision_reference_is_immutable ON "Reference";
CREATE TRIGGER revision_reference_is_immutable BEFORE UPDATE OR DELETE ON "Reference" FOR EACH ROW
  WHEN (OLD."revisionId" IS NOT NULL AND NOT stele_erasing(OLD."recordId")) EXECUTE FUNCTION stele_refuse();
