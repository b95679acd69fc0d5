-- Title and summary once more, small enough to lie in the row: what a word that stands nearly everywhere is ranked by.
ALTER TABLE "SearchEntry" ADD COLUMN "heading" tsvector;
UPDATE "SearchEntry" SET "heading" = ts_filter("document", '{a,b}');

-- The planner does not know that reading a document means fetching it from where large values lie, and would rather read them all.
CREATE FUNCTION stele_matching(query tsquery) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 500 SET enable_seqscan = off
  AS $$ SELECT "recordId" FROM "SearchEntry" WHERE document @@ query $$;
