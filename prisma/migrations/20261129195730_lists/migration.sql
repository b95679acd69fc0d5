-- CreateTable
CREATE TABLE "ListChoice" (
    "memberId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "ListChoice_pkey" PRIMARY KEY ("memberId","list")
);

-- CreateTable
CREATE TABLE "SavedFilter" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedFilter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SavedFilter_list_isShared_idx" ON "SavedFilter"("list", "isShared");

-- CreateIndex
CREATE UNIQUE INDEX "SavedFilter_memberId_list_name_key" ON "SavedFilter"("memberId", "list", "name");

-- CreateIndex
CREATE INDEX "Authority_updatedAt_id_idx" ON "Authority"("updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Record_createdAt_id_idx" ON "Record"("createdAt" DESC, "id");

-- AddForeignKey
ALTER TABLE "ListChoice" ADD CONSTRAINT "ListChoice_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedFilter" ADD CONSTRAINT "SavedFilter_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Sources by date: those without a date have the earliest one here (lib/sources/queries.ts).
CREATE INDEX source_date ON "Source" (coalesce("issuedFrom", DATE '0001-01-01') DESC, "id");
CREATE INDEX source_type ON "Source" ("type", "id");
