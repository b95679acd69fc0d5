-- AddForeignKey
ALTER TABLE "SearchSource" ADD CONSTRAINT "SearchSource_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "SearchEntry"("recordId") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

-- AddForeignKey
ALTER TABLE "SearchSource" ADD CONSTRAINT "SearchSource_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
