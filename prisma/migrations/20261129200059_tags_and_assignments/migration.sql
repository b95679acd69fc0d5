-- CreateEnum
CREATE TYPE "Task" AS ENUM ('WRITE', 'REVIEW');

-- CreateTable
CREATE TABLE "RecordTag" (
    "recordId" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordTag_pkey" PRIMARY KEY ("recordId","tag")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "recordId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "task" "Task" NOT NULL,
    "dueOn" DATE,
    "assignedById" UUID NOT NULL,
    "assignedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("recordId","memberId","task")
);

-- CreateIndex
CREATE INDEX "RecordTag_tag_recordId_idx" ON "RecordTag"("tag", "recordId");

-- CreateIndex
CREATE INDEX "RecordTag_addedById_idx" ON "RecordTag"("addedById");

-- CreateIndex
CREATE INDEX "Assignment_memberId_dueOn_idx" ON "Assignment"("memberId", "dueOn");

-- CreateIndex
CREATE INDEX "Assignment_assignedById_idx" ON "Assignment"("assignedById");

-- AddForeignKey
ALTER TABLE "RecordTag" ADD CONSTRAINT "RecordTag_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordTag" ADD CONSTRAINT "RecordTag_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_assignedById_fkey" FOREIGN KEY ("assignedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT stele_record_columns('RecordTag', 2, string_to_array('recordId tag addedById addedAt', ' '));
SELECT stele_record_columns('Assignment', 3, string_to_array('recordId memberId task dueOn assignedById assignedAt', ' '));
