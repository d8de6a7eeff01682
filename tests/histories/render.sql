-- Prints the posts of all editions as mentions; `person` is the truth. Names come by their place in a list.
CREATE OR REPLACE TABLE {table} AS
WITH worded AS (
    SELECT p.*, getvariable('givens')[p.given + 1] AS given_name, getvariable('calls')[p.given + 1] AS call_name,
           getvariable('families')[p.family + 1] AS family_name,
           CASE WHEN p.maiden >= 0 THEN getvariable('families')[p.maiden + 1] END AS maiden_name,
           getvariable('families')[p.mail_family + 1] AS mail_family_name,
           row_number() OVER (PARTITION BY p.edition, p.employer, p.given, p.mail_family ORDER BY p.person) AS twin
    FROM printed p
),
named AS (
    SELECT *, CASE WHEN is_call_name AND call_name IS NOT NULL THEN call_name ELSE given_name END AS given_printed,
           CASE WHEN maiden_name IS NULL THEN family_name ELSE maiden_name || ' ' || family_name END AS family_full
    FROM worded
),
spelt AS (
    SELECT *, CASE WHEN is_letter_wrong AND length(family_full) > 5
                   THEN substr(family_full, 1, 3) || 'x' || substr(family_full, 5) ELSE family_full END AS family_printed
    FROM named
)
SELECT 'e' || edition || '/' || post AS mention_id, 'e' || edition AS edition_id,
       make_date(2015 + edition, 3, 1) AS dated_from, make_date(2015 + edition, 3, 1) AS dated_to,
       CASE WHEN region = 7 THEN 'agency_staff' ELSE 'regional_coordinators' END AS list_name,
       given_printed || ' ' || family_printed AS name, given_printed AS given_name, family_printed AS family_name,
       -- Domains are made up; numbers are too long to be anybody's.
       [replace(replace(strip_accents(lower(given_name || '.' || mail_family_name)), ' ', ''), '-', '')
        || CASE WHEN twin > 1 THEN twin::VARCHAR ELSE '' END || '@'
        || CASE WHEN domain > 0 THEN 'ny' || domain ELSE '' END || 'ort' || employer || '.example.se'] AS emails,
       list_filter([CASE WHEN has_landline THEN '+468' || lpad(landline::VARCHAR, 10, '0') END,
                    CASE WHEN has_mobile OR NOT has_landline THEN '+4670' || lpad((mobile + wrong_digit)::VARCHAR, 10, '0') END],
                   lambda n: n IS NOT NULL) AS phones,
       CASE WHEN region < 7 THEN 'region-' || region END AS region_id, NULL::VARCHAR AS org_id,
       NULL::VARCHAR AS title, NULL::VARCHAR AS audience, person
FROM spelt
