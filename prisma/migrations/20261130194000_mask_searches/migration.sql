-- CreateTable
CREATE TABLE "MaskSearch" (
    "holdingId" UUID NOT NULL,

    CONSTRAINT "MaskSearch_pkey" PRIMARY KEY ("holdingId")
);

-- AddForeignKey
ALTER TABLE "MaskSearch" ADD CONSTRAINT "MaskSearch_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The copies that replace one with masks. A step of the upgrade searches their texts.
INSERT INTO "MaskSearch" ("holdingId")
WITH RECURSIVE older AS (
  SELECT id AS "betterId", "betterThanId" AS id FROM "Holding" WHERE "betterThanId" IS NOT NULL
  UNION SELECT o."betterId", h."betterThanId" FROM older o JOIN "Holding" h ON h.id = o.id WHERE h."betterThanId" IS NOT NULL)
SELECT DISTINCT o."betterId" FROM older o JOIN "TextLayer" t ON t."holdingId" = o.id
JOIN "Mask" m ON m."textSha256" = t.sha256 AND m."liftedAt" IS NULL;
