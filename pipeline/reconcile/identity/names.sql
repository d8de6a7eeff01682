-- Step 1: every distinct printed name folded, split and given the rarity of its parts, in bits.

CREATE OR REPLACE TEMP TABLE identity_source AS
SELECT row_number() OVER (ORDER BY mention_id)::INTEGER AS rid, mention_id, edition_id,
       dated_from::DATE AS dated_from, dated_to::DATE AS dated_to, list_name,
       coalesce(name, '') AS name, coalesce(given_name, '') AS given_name, coalesce(family_name, '') AS family_name,
       list_sort(list_distinct(coalesce(emails, []))) AS emails, list_sort(list_distinct(coalesce(phones, []))) AS phones,
       nullif(region_id, '') AS region_id, nullif(org_id, '') AS org_id,
       hash(list_name, CASE WHEN coalesce(region_id, '') = '' THEN org_id END) AS list_key,
       nullif(identity_fold(title), '') AS title, nullif(identity_fold(audience), '') AS audience
FROM {table};

-- Since when somebody who first stands on a list on a day may have been awaited there: the last day of the edition before,
-- of those that give the same list (an agency's list of its staff is a list of its own); where none did before, of any.
-- An edition with fewer than half of the regions of the fullest one gives a part of the list, and says nothing of the others.
CREATE OR REPLACE TEMP TABLE identity_awaited AS
WITH firsts AS (SELECT DISTINCT list_key, dated_from FROM identity_source WHERE dated_from IS NOT NULL),
printed AS (SELECT list_key, edition_id, dated_to, count(DISTINCT region_id) AS regions FROM identity_source WHERE dated_to IS NOT NULL GROUP BY ALL),
days AS (SELECT DISTINCT list_key, dated_to FROM (FROM printed SELECT *, max(regions) OVER (PARTITION BY list_key) AS most) WHERE regions * 2 >= most)
SELECT f.list_key, f.dated_from, coalesce(own.dated_to, other.dated_to) AS awaited_since
FROM firsts f ASOF LEFT JOIN days own ON own.list_key = f.list_key AND own.dated_to < f.dated_from
ASOF LEFT JOIN (SELECT DISTINCT dated_to FROM days) other ON other.dated_to < f.dated_from;

CREATE OR REPLACE TEMP TABLE identity_split AS
WITH printed AS (
    SELECT name, given_name, family_name,
           coalesce(nullif(identity_fold(name), ''), identity_fold(given_name || ' ' || family_name)) AS full_name,
           coalesce(nullif(identity_fold(given_name), ''), identity_fold(split_part(trim(name), ' ', 1))) AS given
    FROM (SELECT DISTINCT name, given_name, family_name FROM identity_source)
),
-- A double given name that is printed in one word too (`Annakarin`) is one name, as it is in two.
double AS (SELECT replace(given, ' ', '') AS joined, min(given) AS apart FROM printed WHERE contains(given, ' ') GROUP BY joined)
SELECT name, given_name, family_name,
       CASE WHEN apart IS NOT NULL AND starts_with(full_name, given) THEN apart || substr(full_name, length(given) + 1) ELSE full_name END AS full_name,
       coalesce(apart, given) AS given, coalesce(nullif(identity_fold(family_name), ''), trim(substr(full_name, length(given) + 1))) AS family
FROM printed LEFT JOIN double ON joined = given;

-- The chance that somebody else has a name: what these lists show (its other bearers), leaning on what is known of
-- the country as much as on 200 people. A name that is in no list is taken to be as rare as those just below it.
CREATE OR REPLACE TEMP TABLE identity_given AS
WITH people AS (SELECT count(DISTINCT full_name) AS n FROM identity_split),
bearers AS (SELECT given, count(DISTINCT full_name) AS n FROM identity_split GROUP BY given)
SELECT given, string_split(given, ' ') AS tokens, identity_spell(given) AS spelling, f.share IS NOT NULL AS is_known,
       least(14.0, -log2((b.n - 1 + 200 * coalesce(f.share, 0.0001)) / (people.n + 199))) AS bits,
       list_sort(list_distinct(list_append(coalesce(v.formals, []), identity_spell(given)))) AS forms
FROM bearers b CROSS JOIN people
LEFT JOIN identity_frequency f ON f.part = 'given' AND f.folded = b.given
LEFT JOIN identity_variant v ON v.spelling = identity_spell(b.given);

CREATE OR REPLACE TEMP TABLE identity_family AS
WITH people AS (SELECT count(DISTINCT full_name) AS n FROM identity_split),
bearers AS (SELECT family, count(DISTINCT full_name) AS n FROM identity_split GROUP BY family)
SELECT family, identity_spell(family) AS spelling, f.share IS NOT NULL AS is_known,
       -- A particle is no surname by which two people could be one, but where it is all there is (Linh Le).
       CASE WHEN contains(family, ' ') THEN list_filter(string_split(family, ' '), lambda t: length(t) > 1 AND t NOT IN (
           'abu', 'af', 'al', 'av', 'ben', 'bin', 'bint', 'da', 'das', 'de', 'del', 'den', 'der', 'des', 'di', 'do', 'dos', 'du', 'el',
           'ibn', 'la', 'le', 'ten', 'ter', 'van', 'von', 'zu')) ELSE list_filter([family], lambda t: length(t) > 1) END AS tokens,
       CASE WHEN family = '' THEN 0.0 ELSE
           least(16.0, -log2((b.n - 1 + 200 * coalesce(f.share, 0.00005)) / (people.n + 199))) END AS bits
FROM bearers b CROSS JOIN people
LEFT JOIN identity_frequency f ON f.part = 'family' AND f.folded = b.family;

CREATE OR REPLACE TEMP TABLE identity_name AS
SELECT row_number() OVER (ORDER BY s.name, s.given_name, s.family_name)::INTEGER AS name_key,
       s.name, s.given_name, s.family_name, s.full_name, s.given, s.family,
       g.tokens AS givens, g.forms AS given_forms, g.spelling AS given_spelling, g.bits AS given_bits, g.is_known AS given_known,
       f.tokens AS families, f.spelling AS family_spelling, f.bits AS family_bits, f.is_known AS family_known
FROM identity_split s JOIN identity_given g USING (given) JOIN identity_family f USING (family);
