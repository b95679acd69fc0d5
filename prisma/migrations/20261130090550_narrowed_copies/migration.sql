-- CreateTable
CREATE TABLE "NarrowedCopy" (
    "holdingId" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "shown" "HoldingShown" NOT NULL,

    CONSTRAINT "NarrowedCopy_pkey" PRIMARY KEY ("holdingId","editionId")
);

-- CreateIndex
CREATE INDEX "NarrowedCopy_editionId_idx" ON "NarrowedCopy"("editionId");

-- AddForeignKey
ALTER TABLE "NarrowedCopy" ADD CONSTRAINT "NarrowedCopy_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NarrowedCopy" ADD CONSTRAINT "NarrowedCopy_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;
