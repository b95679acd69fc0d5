-- CreateTable
CREATE TABLE "EditorPage" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "writes" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "EditorPage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EditorPage_recordId_idx" ON "EditorPage"("recordId");

-- CreateIndex
CREATE INDEX "EditorPage_memberId_idx" ON "EditorPage"("memberId");

-- AddForeignKey
ALTER TABLE "EditorPage" ADD CONSTRAINT "EditorPage_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditorPage" ADD CONSTRAINT "EditorPage_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
