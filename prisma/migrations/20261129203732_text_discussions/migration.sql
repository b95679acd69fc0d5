-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "exact" TEXT,
ADD COLUMN     "isAccepted" BOOLEAN,
ADD COLUMN     "prefix" TEXT,
ADD COLUMN     "suffix" TEXT,
ADD COLUMN     "suggested" TEXT;

-- A discussion is about a subject of a record, some of its text, or a passage, and about one of them only. A suggestion is about text.
ALTER TABLE "Thread" DROP CONSTRAINT thread_has_one_place;
ALTER TABLE "Thread"
  ADD CONSTRAINT thread_has_one_place CHECK (
    ("recordId" IS NULL) <> ("passageId" IS NULL)
    AND ("subjectType" IS NULL) = ("subjectId" IS NULL)
    AND ("exact" IS NULL) = ("prefix" IS NULL) AND ("exact" IS NULL) = ("suffix" IS NULL)
    AND ("recordId" IS NOT NULL) = (("subjectType" IS NOT NULL) <> ("exact" IS NOT NULL))
    AND ("subjectType" IS NULL OR "exact" IS NULL)),
  ADD CONSTRAINT thread_suggestion_is_about_text CHECK ("suggested" IS NULL OR "exact" IS NOT NULL),
  ADD CONSTRAINT thread_decision_is_on_a_suggestion CHECK ("isAccepted" IS NULL OR ("suggested" IS NOT NULL AND "resolvedAt" IS NOT NULL));

-- Its place, what it suggests and a decision never change.
DROP TRIGGER thread_keeps_its_place ON "Thread";
CREATE TRIGGER thread_keeps_its_place BEFORE UPDATE ON "Thread" FOR EACH ROW
  WHEN ((OLD."kind", OLD."recordId", OLD."subjectType", OLD."subjectId", OLD."passageId", OLD."aspect", OLD."openedById", OLD."openedAt",
      OLD."exact", OLD."prefix", OLD."suffix", OLD."suggested")
    IS DISTINCT FROM (NEW."kind", NEW."recordId", NEW."subjectType", NEW."subjectId", NEW."passageId", NEW."aspect", NEW."openedById", NEW."openedAt",
      NEW."exact", NEW."prefix", NEW."suffix", NEW."suggested")
    OR (OLD."isAccepted" IS NOT NULL AND OLD."isAccepted" IS DISTINCT FROM NEW."isAccepted"))
  EXECUTE FUNCTION stele_refuse();

SELECT stele_record_columns('Thread', 1, string_to_array('id kind recordId subjectType subjectId passageId aspect exact prefix suffix suggested isAccepted openedById openedAt resolvedById resolvedAt', ' '));
