-- CreateTable
CREATE TABLE "RecognisedPage" (
    "id" UUID NOT NULL,
    "jobId" UUID NOT NULL,
    "holdingId" UUID NOT NULL,
    "textLayerId" UUID,
    "page" INTEGER NOT NULL,
    "label" TEXT,
    "width" DOUBLE PRECISION NOT NULL,
    "height" DOUBLE PRECISION NOT NULL,
    "text" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "reader" TEXT NOT NULL,

    CONSTRAINT "RecognisedPage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RecognisedPage_holdingId_page_idx" ON "RecognisedPage"("holdingId", "page");

-- CreateIndex
CREATE INDEX "RecognisedPage_textLayerId_idx" ON "RecognisedPage"("textLayerId");

-- CreateIndex
CREATE UNIQUE INDEX "RecognisedPage_jobId_page_key" ON "RecognisedPage"("jobId", "page");

-- AddForeignKey
ALTER TABLE "RecognisedPage" ADD CONSTRAINT "RecognisedPage_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecognisedPage" ADD CONSTRAINT "RecognisedPage_textLayerId_fkey" FOREIGN KEY ("textLayerId") REFERENCES "TextLayer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
