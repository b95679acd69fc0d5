-- CreateTable
CREATE TABLE "RecordTranslation" (
    "recordId" UUID NOT NULL,
    "originalId" UUID NOT NULL,
    "linkedById" UUID NOT NULL,
    "linkedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordTranslation_pkey" PRIMARY KEY ("recordId")
);

-- CreateIndex
CREATE INDEX "RecordTranslation_originalId_idx" ON "RecordTranslation"("originalId");

-- CreateIndex
CREATE INDEX "RecordTranslation_linkedById_idx" ON "RecordTranslation"("linkedById");

-- AddForeignKey
ALTER TABLE "RecordTranslation" ADD CONSTRAINT "RecordTranslation_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordTranslation" ADD CONSTRAINT "RecordTranslation_originalId_fkey" FOREIGN KEY ("originalId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordTranslation" ADD CONSTRAINT "RecordTranslation_linkedById_fkey" FOREIGN KEY ("linkedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RecordTranslation" ADD CONSTRAINT record_translation_of_another CHECK ("recordId" <> "originalId");
SELECT stele_record_columns('RecordTranslation', 1, string_to_array('recordId originalId linkedById linkedAt', ' '));
