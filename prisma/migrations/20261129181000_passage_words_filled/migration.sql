-- The words of a passage are derived from its text, so the upgrade can fill them. Everything else of a passage never changes.
DROP TRIGGER passage_keeps_its_place ON "Passage";
CREATE TRIGGER passage_keeps_its_place BEFORE UPDATE ON "Passage" FOR EACH ROW
  WHEN (to_jsonb(OLD) - 'words' IS DISTINCT FROM to_jsonb(NEW) - 'words')
  EXECUTE FUNCTION stele_refuse();
