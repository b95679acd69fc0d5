-- CreateEnum
CREATE TYPE "BulkOutcome" AS ENUM ('WAITING', 'CHANGED', 'SAME', 'REFUSED', 'UNDONE', 'UNDO_REFUSED');

-- CreateTable
CREATE TABLE "BulkRecord" (
    "jobId" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "outcome" "BulkOutcome" NOT NULL DEFAULT 'WAITING',
    "refusal" JSONB,
    "undo" JSONB,

    CONSTRAINT "BulkRecord_pkey" PRIMARY KEY ("jobId","recordId")
);

-- CreateIndex
CREATE INDEX "BulkRecord_recordId_idx" ON "BulkRecord"("recordId");

-- AddForeignKey
ALTER TABLE "BulkRecord" ADD CONSTRAINT "BulkRecord_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BulkRecord" ADD CONSTRAINT "BulkRecord_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;
