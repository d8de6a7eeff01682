-- Step 2: mail addresses taken apart, the house (employer's domain) of each with renamed domains told, and phone
-- numbers with the lines that an edition prints for several people.

CREATE OR REPLACE TEMP TABLE identity_address AS
WITH seen AS (SELECT DISTINCT unnest(emails) AS email FROM identity_source),
parts AS (
    SELECT email, regexp_replace(strip_accents(split_part(email, '@', 1)), '[^a-z0-9]+', '.', 'g') AS mailbox,
           split_part(email, '@', 2) AS domain
    FROM seen
),
suffixed AS (
    SELECT p.domain, coalesce(arg_max(d.domain, length(d.domain)), split_part(p.domain, '.', -1)) AS suffix
    FROM (SELECT DISTINCT domain FROM parts) p
    LEFT JOIN identity_domain d ON d.kind = 'suffix' AND (p.domain = d.domain OR ends_with(p.domain, '.' || d.domain))
    GROUP BY p.domain
)
SELECT p.email, p.mailbox, trim(regexp_replace(p.mailbox, '[0-9]+$', ''), '.') AS stem, p.domain,
       CASE WHEN p.domain = s.suffix THEN p.domain
            ELSE split_part(substr(p.domain, 1, length(p.domain) - length(s.suffix) - 1), '.', -1) || '.' || s.suffix END AS site,
       p.domain IN (SELECT domain FROM identity_domain WHERE kind = 'private') AS is_private,
       trim(regexp_replace(p.mailbox, '[0-9]+$', ''), '.') IN (SELECT local_part FROM identity_mailbox)
           OR split_part(p.mailbox, '.', 1) IN (SELECT local_part FROM identity_mailbox)
           OR NOT regexp_matches(p.mailbox, '[a-z]') AS is_role
FROM parts p JOIN suffixed s USING (domain);

CREATE OR REPLACE TEMP TABLE identity_mail_use AS
SELECT email, edition_id, min(dated_from) AS dated_from, max(dated_to) AS dated_to, any_value(region_id) AS region_id,
       any_value(full_name) AS full_name, count(DISTINCT given) AS holders
FROM (SELECT unnest(emails) AS email, edition_id, dated_from, dated_to, region_id, full_name, given
      FROM identity_source JOIN identity_name USING (name, given_name, family_name))
GROUP BY email, edition_id;

-- A site whose hosts stand for three regions or more is a common roof over workplaces: there the host is the house.
CREATE OR REPLACE TEMP TABLE identity_house AS
WITH roofs AS (
    SELECT site FROM identity_address JOIN identity_mail_use USING (email)
    GROUP BY site HAVING count(DISTINCT domain) >= 3 AND count(DISTINCT region_id) >= 3
)
SELECT DISTINCT domain, CASE WHEN site IN (FROM roofs) THEN domain ELSE site END AS house FROM identity_address;

-- A renamed domain: it is gone before the other comes, and two or more of its mailboxes, and a third of them all, live on there.
CREATE OR REPLACE TEMP TABLE identity_renamed AS
WITH uses AS (
    SELECT h.house, a.stem, u.full_name, min(u.dated_from) AS first_from, max(u.dated_to) AS last_to
    FROM identity_mail_use u JOIN identity_address a USING (email) JOIN identity_house h USING (domain)
    WHERE NOT a.is_private AND NOT a.is_role GROUP BY ALL
),
houses AS (SELECT house, count(*) AS mailboxes, min(first_from) AS first_from, max(last_to) AS last_to FROM uses GROUP BY house),
gone AS (SELECT u.* EXCLUDE (last_to), h.mailboxes, h.last_to FROM uses u JOIN houses h USING (house)
         WHERE h.last_to < (SELECT max(first_from) FROM houses)),
come AS (SELECT u.* EXCLUDE (first_from), h.first_from FROM uses u JOIN houses h USING (house)
         WHERE h.first_from > (SELECT min(last_to) FROM houses))
SELECT house, arg_max(later, moved) AS later FROM (
    SELECT g.house, c.house AS later, count(DISTINCT g.stem) AS moved
    FROM gone g JOIN come c ON g.stem = c.stem AND g.full_name = c.full_name AND g.last_to < c.first_from
    GROUP BY g.house, c.house, g.mailboxes
    HAVING count(DISTINCT g.stem) >= 2 AND count(DISTINCT g.stem) * 3 >= g.mailboxes
) GROUP BY house;

UPDATE identity_house SET house = r.later FROM identity_renamed r WHERE identity_house.house = r.house;
UPDATE identity_house SET house = r.later FROM identity_renamed r WHERE identity_house.house = r.house;

CREATE OR REPLACE TEMP TABLE identity_mails AS
WITH sets AS (SELECT DISTINCT emails FROM identity_source),
crowded AS (SELECT DISTINCT email FROM identity_mail_use WHERE holders > 1)
SELECT s.emails,
       coalesce(list_sort(list(DISTINCT a.email) FILTER (NOT a.is_role AND c.email IS NULL)), []) AS addresses,
       coalesce(list_sort(list(DISTINCT a.mailbox || '@' || h.house) FILTER (NOT a.is_role AND c.email IS NULL)), []) AS homes,
       coalesce(list_sort(list(DISTINCT a.stem) FILTER (NOT a.is_role AND c.email IS NULL)), []) AS stems,
       coalesce(list_sort(list(DISTINCT h.house) FILTER (NOT a.is_private)), []) AS houses
FROM (SELECT emails, unnest(emails) AS email FROM sets) s
JOIN identity_address a USING (email) JOIN identity_house h USING (domain) LEFT JOIN crowded c USING (email)
GROUP BY s.emails;

CREATE OR REPLACE TEMP TABLE identity_number AS
SELECT phone, max(holders) > 1 AS is_shared, regexp_matches(phone, '^\+467[02369]') AS is_mobile
FROM (SELECT phone, edition_id, count(DISTINCT full_name) AS holders
      FROM (SELECT unnest(phones) AS phone, edition_id, full_name
            FROM identity_source JOIN identity_name USING (name, given_name, family_name))
      GROUP BY phone, edition_id)
GROUP BY phone;

CREATE OR REPLACE TEMP TABLE identity_phones AS
SELECT s.phones, coalesce(list_sort(list(DISTINCT n.phone) FILTER (NOT n.is_shared AND n.is_mobile)), []) AS mobiles,
       coalesce(list_sort(list(DISTINCT n.phone) FILTER (NOT n.is_shared)), []) AS own_numbers
FROM (SELECT phones, unnest(phones) AS phone FROM (SELECT DISTINCT phones FROM identity_source)) s
JOIN identity_number n USING (phone) GROUP BY s.phones;
