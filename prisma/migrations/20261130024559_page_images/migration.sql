-- CreateTable
CREATE TABLE "PageMedia" (
    "pageId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "PageMedia_pkey" PRIMARY KEY ("pageId","version","sha256")
);

-- CreateIndex
CREATE INDEX "PageMedia_sha256_idx" ON "PageMedia"("sha256");

-- AddForeignKey
ALTER TABLE "PageMedia" ADD CONSTRAINT "PageMedia_pageId_version_fkey" FOREIGN KEY ("pageId", "version") REFERENCES "PageVersion"("pageId", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageMedia" ADD CONSTRAINT "PageMedia_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Media"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
