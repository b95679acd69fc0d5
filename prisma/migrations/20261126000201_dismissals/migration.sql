-- CreateTable
CREATE TABLE "Dismissal" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "check" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subjectId" TEXT,
    "excerpt" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dismissal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Dismissal_memberId_idx" ON "Dismissal"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "Dismissal_recordId_key_key" ON "Dismissal"("recordId", "key");

-- AddForeignKey
ALTER TABLE "Dismissal" ADD CONSTRAINT "Dismissal_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dismissal" ADD CONSTRAINT "Dismissal_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ---------------------------------------------------------------- what the database promises

CREATE TRIGGER dismissal_keeps_its_words BEFORE UPDATE ON "Dismissal" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER dismissal_is_never_emptied BEFORE TRUNCATE ON "Dismissal" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();

ALTER TABLE "Dismissal"
  ADD CONSTRAINT dismissal_key CHECK ("key" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT dismissal_has_a_reason CHECK (btrim("reason") <> '');
