-- The identity of the archive: its folder keeps the same id, so that a start notices the database of another archive.
CREATE TABLE "Archive" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Archive_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX archive_is_one_row ON "Archive" ((true));
INSERT INTO "Archive" DEFAULT VALUES;
CREATE TRIGGER archive_is_immutable BEFORE UPDATE OR DELETE ON "Archive" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER archive_is_never_emptied BEFORE TRUNCATE ON "Archive" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
