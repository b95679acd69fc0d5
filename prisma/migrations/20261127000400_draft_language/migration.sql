-- The queue counts what came back in one language among all drafts.
CREATE INDEX "Draft_language_recordId_idx" ON "Draft"("language", "recordId");
