-- Rows of entries that were replaced or withdrawn before there were foreign keys.
DELETE FROM "SearchSource" s WHERE NOT EXISTS (
  SELECT FROM "SearchEntry" n JOIN "Edition" e ON e.id = n."editionId" JOIN "Reference" f ON f."revisionId" = e."revisionId"
  WHERE n."recordId" = s."recordId" AND f."sourceId" = s."sourceId");

ALTER TABLE "SearchSource" VALIDATE CONSTRAINT "SearchSource_recordId_fkey";
ALTER TABLE "SearchSource" VALIDATE CONSTRAINT "SearchSource_sourceId_fkey";
