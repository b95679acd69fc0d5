-- CreateTable
CREATE TABLE "DraftSearch" (
    "recordId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ NOT NULL,
    "document" tsvector,

    CONSTRAINT "DraftSearch_pkey" PRIMARY KEY ("recordId")
);

-- CreateIndex
CREATE INDEX "DraftSearch_changedAt_idx" ON "DraftSearch"("changedAt");

-- AddForeignKey
ALTER TABLE "DraftSearch" ADD CONSTRAINT "DraftSearch_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;


CREATE INDEX draft_search_document ON "DraftSearch" USING gin ("document");

SELECT pgboss.create_queue('draftSearch', '{"policy": "standard"}');
