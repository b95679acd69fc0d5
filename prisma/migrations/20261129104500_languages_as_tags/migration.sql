-- Until now a word such as "English" passed as a language tag and was kept as "english". Where the language is known, its tag replaces it.
-- Anything else is kept, is shown as not recognised, and has to be chosen anew when the entry is edited. Texts of copies, revisions and
-- editions never change; what they have is shown by the same rule.
WITH named (name, tag) AS (VALUES
  ('english', 'en'), ('french', 'fr'), ('german', 'de'), ('spanish', 'es'), ('russian', 'ru'), ('turkish', 'tr'), ('arabic', 'ar'),
  ('persian', 'fa'), ('farsi', 'fa'), ('hebrew', 'he'), ('armenian', 'hy'), ('georgian', 'ka'), ('italian', 'it'), ('chinese', 'zh'),
  ('japanese', 'ja'), ('korean', 'ko'), ('polish', 'pl'), ('dutch', 'nl'), ('greek', 'el'), ('hindi', 'hi'), ('bengali', 'bn'),
  ('kurdish', 'ku'), ('romanian', 'ro'), ('czech', 'cs'), ('serbian', 'sr'), ('croatian', 'hr'), ('bosnian', 'bs'), ('albanian', 'sq'),
  ('latin', 'la'), ('urdu', 'ur'), ('kazakh', 'kk'), ('uzbek', 'uz'), ('azeri', 'az'), ('swahili', 'sw'), ('yiddish', 'yi'),
  ('deutsch', 'de'), ('francais', 'fr'), ('espanol', 'es'), ('italiano', 'it'), ('polski', 'pl'), ('turkce', 'tr'), ('magyar', 'hu')),
sources AS (UPDATE "Source" s SET language = n.tag FROM named n WHERE lower(s.language) = n.name),
names AS (UPDATE "Authority" a SET language = n.tag FROM named n WHERE lower(a.language) = n.name)
UPDATE "AuthorityVariant" v SET language = n.tag FROM named n WHERE lower(v.language) = n.name;

-- No event made these changes, so the rows are recorded again.
SELECT stele_record_columns('Source', 1, string_to_array('id type identification title titleShort containerTitle collectionTitle publisher publisherPlace page volume issue number edition section genre medium jurisdiction eventTitle eventPlace archive archivePlace callNumber url doi isbn issn language note issuedVerbatim issuedEdtf issuedBasis issuedFrom issuedTo accessedVerbatim accessedEdtf accessedBasis extra version describedBy mergedIntoId createdById createdAt', ' '));
SELECT stele_record_columns('Authority', 1, string_to_array('id kind name language place note version mergedIntoId createdAt', ' '));
SELECT stele_record_columns('AuthorityVariant', 1, string_to_array('id authorityId name script language usedFrom usedTo', ' '));
