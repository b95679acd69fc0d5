-- AlterTable
ALTER TABLE "Authority" ADD COLUMN     "coordinates" TEXT;
ALTER TABLE "Authority" ADD CONSTRAINT authority_coordinates CHECK ("coordinates" ~ '^-?[0-9]{1,2}(\.[0-9]{1,4})?, -?[0-9]{1,3}(\.[0-9]{1,4})?$');
SELECT stele_record_columns('Authority', 1, string_to_array('id kind name language place coordinates note version mergedIntoId createdAt', ' '));
