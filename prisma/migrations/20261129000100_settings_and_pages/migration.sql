CREATE TABLE "Settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "languages" TEXT[] DEFAULT ARRAY['en']::TEXT[],
    "contact" TEXT NOT NULL DEFAULT '',
    "imprint" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "accent" TEXT,
    "accentDark" TEXT,
    "isIndexed" BOOLEAN NOT NULL DEFAULT true,
    "changedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Settings_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Logo" (
    "settingsId" INTEGER NOT NULL DEFAULT 1,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,

    CONSTRAINT "Logo_pkey" PRIMARY KEY ("settingsId")
);

CREATE TABLE "Page" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "liveVersion" INTEGER,
    "firstPublishedAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Page_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PageVersion" (
    "pageId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "savedById" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PageVersion_pkey" PRIMARY KEY ("pageId","version")
);

CREATE UNIQUE INDEX "Page_slug_key" ON "Page"("slug");
CREATE INDEX "PageVersion_savedById_idx" ON "PageVersion"("savedById");

ALTER TABLE "Logo" ADD CONSTRAINT "Logo_settingsId_fkey" FOREIGN KEY ("settingsId") REFERENCES "Settings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PageVersion" ADD CONSTRAINT "PageVersion_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "Page"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PageVersion" ADD CONSTRAINT "PageVersion_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The limits are those of lib/settings/schema.ts and lib/pages/schema.ts; lengths there are UTF-16 units, which are never fewer than these.
ALTER TABLE "Settings"
  ADD CONSTRAINT settings_are_one_row CHECK ("id" = 1),
  ADD CONSTRAINT settings_version CHECK ("version" > 0),
  ADD CONSTRAINT settings_lengths CHECK (
    length("name") <= 120 AND length("subject") <= 300 AND length("description") <= 2000 AND length("contact") <= 254
    AND length("imprint") <= 20000 AND length("licence") <= 40),
  ADD CONSTRAINT settings_languages CHECK (
    "languages" IS NOT NULL AND cardinality("languages") BETWEEN 1 AND 20 AND "language" = ANY("languages") AND array_position("languages", NULL) IS NULL),
  ADD CONSTRAINT settings_accent CHECK ("accent" ~ '^#[0-9a-f]{6}$' AND "accentDark" ~ '^#[0-9a-f]{6}$'),
  ADD CONSTRAINT settings_accent_is_whole CHECK (("accent" IS NULL) = ("accentDark" IS NULL));
ALTER TABLE "Logo"
  ADD CONSTRAINT logo_size CHECK (length("bytes") BETWEEN 1 AND 1048576 AND "width" BETWEEN 1 AND 4096 AND "height" BETWEEN 1 AND 4096),
  ADD CONSTRAINT logo_hash CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Page"
  ADD CONSTRAINT page_slug_is_an_address CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80),
  ADD CONSTRAINT page_versions CHECK ("version" > 0 AND "liveVersion" BETWEEN 1 AND "version"),
  ADD CONSTRAINT page_live_was_published CHECK ("liveVersion" IS NULL OR "firstPublishedAt" IS NOT NULL);
ALTER TABLE "PageVersion"
  ADD CONSTRAINT page_version_numbers CHECK ("version" > 0 AND "schemaVersion" > 0),
  ADD CONSTRAINT page_version_has_a_title CHECK (btrim("title") <> '' AND length("title") <= 200);

CREATE TRIGGER settings_are_never_deleted BEFORE DELETE OR TRUNCATE ON "Settings" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER page_version_is_immutable BEFORE UPDATE ON "PageVersion" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER page_version_is_never_emptied BEFORE TRUNCATE ON "PageVersion" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();

-- The versions of a page that readers have seen stay.
CREATE FUNCTION stele_refuse_once_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Page" WHERE "id" = OLD."pageId" AND "firstPublishedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'DELETE of "PageVersion" is refused: the page was published' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER page_version_stays_once_published BEFORE DELETE ON "PageVersion" FOR EACH ROW EXECUTE FUNCTION stele_refuse_once_published();

INSERT INTO "Settings" DEFAULT VALUES;
