-- That a source was changed is read from "Source"."citedAt" and the times of verdicts, counts and editions. Nothing else keeps it.
DROP TRIGGER source_tells_queue ON "Source";
DROP FUNCTION stele_tell_queue();
DROP TRIGGER source_tells_published ON "Source";
DROP FUNCTION stele_tell_published();
DROP TRIGGER record_new_live ON "Record";
DROP FUNCTION stele_new_live();
DROP TABLE "OvertakenEdition";

ALTER TABLE "QueueItem" ADD COLUMN     "reopened" INTEGER NOT NULL DEFAULT 0;
UPDATE "QueueItem" SET "reopened" = 1 WHERE 'WARNING_REOPENED' = ANY("reasons");
ALTER TABLE "QueueItem"
  ADD CONSTRAINT queue_item_reopened CHECK ("reopened" >= 0),
  DROP COLUMN "reasons",
  DROP COLUMN "sourceAt";
DROP TYPE "QueueReason";
