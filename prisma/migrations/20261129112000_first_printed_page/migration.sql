-- AlterTable
ALTER TABLE "Holding" ADD COLUMN     "firstPage" INTEGER;

CREATE TRIGGER holding_keeps_its_pages BEFORE UPDATE OF "firstPage" ON "Holding" FOR EACH ROW
  WHEN (OLD."firstPage" IS NOT NULL AND OLD."firstPage" IS DISTINCT FROM NEW."firstPage")
  EXECUTE FUNCTION stele_refuse();

SELECT stele_record_columns('Holding', 1, string_to_array('id sourceId kind sha256 filename obtainedFrom obtainedOn rights shown access note contributors createdById createdAt betterThanId cameWithId firstPage', ' '));
