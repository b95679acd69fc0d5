-- In an erasure a name in the columns named as arguments may be replaced. Nothing else may change.
CREATE FUNCTION stele_refuse_unless_redacted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named text;
  was jsonb := to_jsonb(OLD);
  will jsonb := to_jsonb(NEW);
BEGIN
  IF current_setting('stele.erasure', true) IS NOT DISTINCT FROM 'on' AND was - TG_ARGV = will - TG_ARGV THEN
    FOREACH named IN ARRAY TG_ARGV LOOP
      IF NOT stele_redacted(was->named, will->named) THEN
        RAISE EXCEPTION 'UPDATE of "%" is refused: an erasure only replaces a name', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END IF;
    END LOOP;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of "%" is refused: its rows never change', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- The reasons of masks and relocations that are decided.
DROP TRIGGER mask_is_immutable ON "Mask";
CREATE TRIGGER mask_is_immutable BEFORE UPDATE ON "Mask" FOR EACH ROW
  WHEN (OLD."liftedAt" IS NOT NULL OR NEW."liftedAt" IS NULL
    OR to_jsonb(OLD) - '{liftedAt,liftedById,liftReason}'::text[] <> to_jsonb(NEW) - '{liftedAt,liftedById,liftReason}'::text[])
  EXECUTE FUNCTION stele_refuse_unless_redacted('reason', 'liftReason');
DROP TRIGGER resolved_relocation_stays ON "Relocation";
CREATE TRIGGER resolved_relocation_stays BEFORE UPDATE ON "Relocation" FOR EACH ROW
  WHEN (OLD."resolvedAt" IS NOT NULL) EXECUTE FUNCTION stele_refuse_unless_redacted('reason');
