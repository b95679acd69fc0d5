-- CreateIndex
CREATE INDEX "Media_filename_id_idx" ON "Media"("filename", "id");
