-- A part is named as in lib/review/corrections/schema.ts: "statedBy" has a capital.
ALTER TABLE "Correction" DROP CONSTRAINT correction_part_is_a_word;
ALTER TABLE "Correction" ADD CONSTRAINT correction_part_is_a_word CHECK ("part" ~ '^[a-z]+[a-zA-Z]*$');
