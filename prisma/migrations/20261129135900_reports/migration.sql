-- CreateEnum
CREATE TYPE "ReportKind" AS ENUM ('ERROR', 'TAKEDOWN');

-- CreateEnum
CREATE TYPE "ReportOutcome" AS ENUM ('CORRECTED', 'TAKEN_DOWN', 'UNCHANGED');

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "kind" "ReportKind" NOT NULL,
    "recordId" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" "ReportOutcome",
    "answer" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ,
    "answeredById" UUID,
    "erasedAt" TIMESTAMPTZ,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Report_tokenHash_key" ON "Report"("tokenHash");

-- CreateIndex
CREATE INDEX "Report_answeredAt_createdAt_idx" ON "Report"("answeredAt", "createdAt");

-- CreateIndex
CREATE INDEX "Report_recordId_idx" ON "Report"("recordId");

-- CreateIndex
CREATE INDEX "Report_answeredById_idx" ON "Report"("answeredById");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Report" ADD CONSTRAINT "report_answer_is_whole"
  CHECK ((outcome IS NULL) = ("answeredAt" IS NULL) AND ("answeredAt" IS NULL) = ("answeredById" IS NULL));
