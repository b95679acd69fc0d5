-- CreateEnum
CREATE TYPE "FixitySubject" AS ENUM ('FILE', 'EDITION');

-- AlterEnum
ALTER TYPE "MaintenanceKind" ADD VALUE 'FIXITY';

-- CreateTable
CREATE TABLE "FixityCheck" (
    "subject" "FixitySubject" NOT NULL,
    "key" TEXT NOT NULL,
    "checkedAt" TIMESTAMPTZ NOT NULL,
    "isSound" BOOLEAN NOT NULL,

    CONSTRAINT "FixityCheck_pkey" PRIMARY KEY ("subject","key")
);

-- CreateIndex
CREATE INDEX "FixityCheck_subject_checkedAt_idx" ON "FixityCheck"("subject", "checkedAt");
