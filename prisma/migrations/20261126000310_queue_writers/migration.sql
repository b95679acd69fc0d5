-- So that a page of the queue is read from the queue alone: who wrote what waits, and that a source of it was changed.
ALTER TABLE "QueueItem" ADD COLUMN     "writers" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "sourceAt" TIMESTAMPTZ;

UPDATE "QueueItem" i SET
  "writers" = ARRAY(
    SELECT c."memberId" FROM "Contribution" c JOIN "Record" r ON r.id = c."recordId"
    WHERE c."recordId" = i."recordId" AND c.edition = (
      SELECT max(n.edition) FROM "Contribution" n WHERE n."recordId" = r.id AND n.edition <= r.editions + 1));

CREATE INDEX queue_item_title_trgm ON "QueueItem" USING gin (stele_fold("title") gin_trgm_ops);

-- Whatever program changes what is cited of a source: the records that wait hear of it where somebody judged what rests on it. Rows are
-- taken in one order, so that two changes at the same moment wait for each other; a count that is under way is waited for as well.
CREATE FUNCTION stele_tell_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueItem" SET "sourceAt" = NEW."citedAt" WHERE "recordId" IN (
    SELECT i."recordId" FROM "QueueItem" i WHERE EXISTS (
      SELECT FROM "Reference" f JOIN "Verdict" v ON v."recordId" = f."recordId" AND v."subjectId" = f."subjectId" AND v."subjectType" = f."subjectType"
      WHERE f."sourceId" = NEW.id AND f."recordId" = i."recordId" AND f."revisionId" = i."revisionId")
    ORDER BY i."recordId" FOR NO KEY UPDATE);
  RETURN NULL;
END $$;
CREATE TRIGGER source_tells_queue AFTER UPDATE OF "citedAt" ON "Source" FOR EACH ROW
  WHEN (OLD."citedAt" IS DISTINCT FROM NEW."citedAt") EXECUTE FUNCTION stele_tell_queue();
