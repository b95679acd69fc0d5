-- What the database itself promises, whatever program talks to it.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is only STABLE because its dictionary could be changed. Naming the dictionary makes it safe to index.
CREATE FUNCTION stele_fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent', $1)) $$;

-- ---------------------------------------------------------------- what is written stays written

CREATE FUNCTION stele_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of "%" is refused: its rows never change', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER revision_is_immutable        BEFORE UPDATE OR DELETE ON "Revision"       FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER edition_is_immutable         BEFORE UPDATE OR DELETE ON "Edition"        FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER edition_verdict_is_immutable BEFORE UPDATE OR DELETE ON "EditionVerdict" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER verdict_is_immutable         BEFORE UPDATE OR DELETE ON "Verdict"        FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER transition_is_immutable      BEFORE UPDATE OR DELETE ON "Transition"     FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER withdrawal_is_immutable      BEFORE UPDATE OR DELETE ON "Withdrawal"     FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER event_is_immutable           BEFORE UPDATE OR DELETE ON "Event"          FOR EACH ROW EXECUTE FUNCTION stele_refuse();

CREATE TRIGGER media_file_keeps_its_bytes   BEFORE UPDATE ON "MediaFile"   FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER text_layer_keeps_its_text    BEFORE UPDATE ON "TextLayer"   FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER passage_keeps_its_place      BEFORE UPDATE ON "Passage"     FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER event_detail_keeps_its_words BEFORE UPDATE ON "EventDetail" FOR EACH ROW EXECUTE FUNCTION stele_refuse();

CREATE TRIGGER holding_keeps_its_copy BEFORE UPDATE ON "Holding" FOR EACH ROW
  WHEN (OLD."sha256" <> NEW."sha256" OR OLD."kind" <> NEW."kind" OR OLD."createdAt" <> NEW."createdAt")
  EXECUTE FUNCTION stele_refuse();

-- The references of a revision are part of it; those of a draft are rewritten by each save.
CREATE TRIGGER revision_reference_is_immutable BEFORE UPDATE OR DELETE ON "Reference" FOR EACH ROW
  WHEN (OLD."revisionId" IS NOT NULL) EXECUTE FUNCTION stele_refuse();

-- The words of an event can be erased, on purpose only; the chain of hashes stays whole without them.
CREATE FUNCTION stele_refuse_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('stele.erasure', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'DELETE of "EventDetail" is refused outside an erasure' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER event_detail_is_erased_on_purpose BEFORE DELETE ON "EventDetail" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_erasing();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['Revision','Edition','EditionVerdict','Verdict','Transition','Withdrawal','Event','EventDetail','MediaFile','TextLayer','Passage','Reference'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse()', lower(t) || '_is_never_emptied', t);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- values that cannot be

CREATE FUNCTION stele_edtf_possible(text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- Month 01-12 or a season 21-24, day 01-31, wherever a date stands alone or in an interval. The calendar itself is kept by lib/dates.
  SELECT $1 IS NULL OR (
    length($1) BETWEEN 1 AND 100
    AND $1 !~ '(^|/)-?[0-9X]{4}-(00|1[3-9]|20|2[5-9]|[3-9][0-9])'
    AND $1 !~ '(^|/)-?[0-9X]{4}-[0-9X]{2}-(00|3[2-9]|[4-9][0-9])')
$$;

ALTER TABLE "Member"
  ADD CONSTRAINT member_email_is_folded CHECK ("email" = lower("email") AND "email" LIKE '%_@_%'),
  ADD CONSTRAINT member_session_version CHECK ("sessionVersion" > 0);
ALTER TABLE "Invitation"
  ADD CONSTRAINT invitation_email_is_folded CHECK ("email" IS NULL OR "email" = lower("email")),
  ADD CONSTRAINT invitation_expires CHECK ("expiresAt" > "createdAt");
ALTER TABLE "Authority" ADD CONSTRAINT authority_has_a_name CHECK (btrim("name") <> '' AND "version" > 0);
ALTER TABLE "AuthorityVariant" ADD CONSTRAINT authority_variant_has_a_name CHECK (btrim("name") <> '');
ALTER TABLE "Source"
  ADD CONSTRAINT source_has_a_title CHECK (btrim("title") <> '' AND "version" > 0),
  ADD CONSTRAINT source_type_is_a_csl_word CHECK ("type" ~ '^[a-z][a-z_-]*$'),
  ADD CONSTRAINT source_issued_parts CHECK (stele_edtf_possible("issuedEdtf") AND stele_edtf_possible("accessedEdtf")),
  ADD CONSTRAINT source_issued_is_whole CHECK (("issuedVerbatim" IS NULL) = ("issuedBasis" IS NULL) AND ("issuedVerbatim" IS NOT NULL OR "issuedEdtf" IS NULL)),
  ADD CONSTRAINT source_accessed_is_whole CHECK (("accessedVerbatim" IS NULL) = ("accessedBasis" IS NULL) AND ("accessedVerbatim" IS NOT NULL OR "accessedEdtf" IS NULL)),
  ADD CONSTRAINT source_issued_in_order CHECK ("issuedFrom" <= "issuedTo");
ALTER TABLE "SourceContributor"
  ADD CONSTRAINT contributor_position CHECK ("position" >= 0),
  ADD CONSTRAINT contributor_has_a_name CHECK (coalesce("family", "given", "literal") IS NOT NULL);
ALTER TABLE "SourceRelation" ADD CONSTRAINT source_relates_to_another CHECK ("fromId" <> "toId");
ALTER TABLE "MediaFile" ADD CONSTRAINT media_file_is_addressed_by_content CHECK ("sha256" ~ '^[0-9a-f]{64}$' AND "size" > 0);
ALTER TABLE "TextLayer"
  ADD CONSTRAINT text_layer_hash CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT text_layer_length CHECK ("length" > 0);
ALTER TABLE "Passage"
  ADD CONSTRAINT passage_positions CHECK ("start" >= 0 AND "end" > "start"),
  ADD CONSTRAINT passage_has_words CHECK ("exact" <> ''),
  ADD CONSTRAINT passage_locator_is_whole CHECK (("locatorLabel" IS NULL) = ("locatorValue" IS NULL));
ALTER TABLE "Record"
  ADD CONSTRAINT record_kind_is_a_word CHECK ("kind" ~ '^[a-z]+(-[a-z]+)*$'),
  ADD CONSTRAINT record_slug_is_an_address CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT record_editions CHECK ("editions" >= 0),
  ADD CONSTRAINT record_live_is_an_edition CHECK ("liveId" IS NULL OR "editions" > 0),
  ADD CONSTRAINT record_under_review_has_a_revision CHECK ("state" NOT IN ('IN_REVIEW', 'APPROVED') OR "submittedId" IS NOT NULL);
ALTER TABLE "Draft" ADD CONSTRAINT draft_versions CHECK ("version" > 0 AND "schemaVersion" > 0 AND "contentHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Revision" ADD CONSTRAINT revision_numbers CHECK ("number" > 0 AND "schemaVersion" > 0 AND "contentHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Contribution" ADD CONSTRAINT contribution_is_to_an_edition CHECK ("edition" > 0);
ALTER TABLE "Reference" ADD CONSTRAINT reference_hop CHECK ("hop" >= 0);
ALTER TABLE "Verdict" ADD CONSTRAINT verdict_fingerprint CHECK ("fingerprint" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Edition" ADD CONSTRAINT edition_numbers CHECK ("number" > 0 AND "schemaVersion" > 0 AND "snapshotHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "Withdrawal" ADD CONSTRAINT withdrawal_has_a_reason CHECK (btrim("reason") <> '' AND "throughEdition" > 0);
ALTER TABLE "Transition" ADD CONSTRAINT return_and_withdrawal_have_a_reason CHECK ("action" NOT IN ('RETURN', 'WITHDRAW') OR btrim("reason") <> '');
ALTER TABLE "Event" ADD CONSTRAINT event_hashes CHECK ("id" > 0 AND "hash" ~ '^[0-9a-f]{64}$' AND "detailHash" ~ '^[0-9a-f]{64}$' AND "previous" ~ '^[0-9a-f]{64}$');

-- ---------------------------------------------------------------- searching by likeness and by word

CREATE INDEX source_title_trgm ON "Source" USING gin (stele_fold("title") gin_trgm_ops);
CREATE INDEX source_container_trgm ON "Source" USING gin (stele_fold("containerTitle") gin_trgm_ops);
CREATE INDEX authority_name_trgm ON "Authority" USING gin (stele_fold("name") gin_trgm_ops);
CREATE INDEX authority_variant_trgm ON "AuthorityVariant" USING gin (stele_fold("name") gin_trgm_ops);
CREATE INDEX draft_title_trgm ON "Draft" USING gin (stele_fold("title") gin_trgm_ops);
CREATE INDEX search_entry_document ON "SearchEntry" USING gin ("document");
CREATE INDEX search_word_trgm ON "SearchWord" USING gin ("word" gin_trgm_ops);
