-- AlterTable
ALTER TABLE "RecordTranslation" ADD COLUMN     "revisionId" UUID;

-- CreateIndex
CREATE INDEX "RecordTranslation_revisionId_idx" ON "RecordTranslation"("revisionId");

-- AddForeignKey
ALTER TABLE "RecordTranslation" ADD CONSTRAINT "RecordTranslation_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Which version a translation follows is a decision: the log records it.
SELECT stele_record_columns('RecordTranslation', 1, string_to_array('recordId originalId revisionId linkedById linkedAt', ' '));
