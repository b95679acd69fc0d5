-- The figures of current editions by what they count, as edition_figure_keys for all editions: what other records state is read from these short rows,
-- and no edition is unpacked for it (lib/editions/figures.ts). One index in each migration: while it is made, no one can write to its table.
CREATE INDEX search_figure_keys ON "SearchFigure"
  USING gin (stele_figure_keys("figure", stele_name_keys("figure" -> 'event'), stele_name_keys("figure" -> 'place')));
