-- CreateTable
CREATE TABLE "Media" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "alternative" TEXT,
    "caption" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',
    "rights" TEXT NOT NULL DEFAULT '',
    "warning" TEXT NOT NULL DEFAULT '',
    "focusX" INTEGER NOT NULL DEFAULT 50,
    "focusY" INTEGER NOT NULL DEFAULT 50,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "contributors" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MediaUse" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "revisionId" UUID,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "MediaUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Media_sha256_key" ON "Media"("sha256");

-- CreateIndex
CREATE INDEX "Media_createdById_idx" ON "Media"("createdById");

-- CreateIndex
CREATE INDEX "Media_createdAt_id_idx" ON "Media"("createdAt", "id");

-- CreateIndex
CREATE INDEX "MediaUse_recordId_revisionId_idx" ON "MediaUse"("recordId", "revisionId");

-- CreateIndex
CREATE INDEX "MediaUse_revisionId_idx" ON "MediaUse"("revisionId");

-- CreateIndex
CREATE INDEX "MediaUse_sha256_idx" ON "MediaUse"("sha256");

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "MediaFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaUse" ADD CONSTRAINT "MediaUse_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaUse" ADD CONSTRAINT "MediaUse_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaUse" ADD CONSTRAINT "MediaUse_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Media"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The limits are those of lib/media/schema.ts; lengths there are UTF-16 units, which are never fewer than these.
ALTER TABLE "Media"
  ADD CONSTRAINT media_has_a_name CHECK (btrim("filename") <> '' AND length("filename") <= 255),
  ADD CONSTRAINT media_size CHECK (("width" IS NULL) = ("height" IS NULL) AND "width" > 0 AND "height" > 0),
  ADD CONSTRAINT media_lengths CHECK (
    length("alternative") <= 2000 AND length("caption") <= 1000 AND length("credit") <= 300 AND length("rights") <= 500
    AND length("warning") <= 500 AND length("language") BETWEEN 2 AND 35),
  ADD CONSTRAINT media_focus CHECK ("focusX" BETWEEN 0 AND 100 AND "focusY" BETWEEN 0 AND 100),
  ADD CONSTRAINT media_version CHECK ("version" > 0);

CREATE TRIGGER media_keeps_its_file BEFORE UPDATE ON "Media" FOR EACH ROW
  WHEN (OLD."sha256" <> NEW."sha256" OR OLD."width" IS DISTINCT FROM NEW."width" OR OLD."height" IS DISTINCT FROM NEW."height"
    OR OLD."createdAt" <> NEW."createdAt" OR OLD."createdById" <> NEW."createdById")
  EXECUTE FUNCTION stele_refuse();

-- The images of a revision are part of it; those of a draft are rewritten by each save.
CREATE TRIGGER revision_media_use_is_immutable BEFORE UPDATE OR DELETE ON "MediaUse" FOR EACH ROW
  WHEN (OLD."revisionId" IS NOT NULL AND NOT stele_erasing(OLD."recordId")) EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER media_use_is_never_emptied BEFORE TRUNCATE ON "MediaUse" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();

SELECT stele_record_columns('Media', 1, string_to_array('id sha256 filename width height alternative caption credit rights warning focusX focusY language version contributors createdById createdAt', ' '));
