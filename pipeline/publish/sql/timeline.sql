-- What was in force when, cut into spans within which nothing changes. A span begins where the appointment begins, where
-- an edition confirms it, where a contact point comes or goes, and where its region gains or loses a county.
-- Appointments are numbered, since numbers are joined several times faster than texts.
-- {phone_is_valid}: a condition on `c."value"`, from the numbering plan; {finish|row|day|out_of_hours} stands for finish.sql.
CREATE OR REPLACE TEMP MACRO join_two(one, other) AS CASE WHEN one = other THEN one ELSE one || '; ' || other END;

CREATE TEMP TABLE post AS
SELECT
    row_number() OVER () AS nr, a.*, coalesce(a.first_seen, a.last_seen, DATE '0001-01-01') AS starts_on, a.gone_by AS ends_on,
    coalesce(a.person_id, a.region_id) AS owner_id
FROM rel.appointments a;

CREATE TEMP TABLE edition_in_order AS
SELECT row_number() OVER (ORDER BY confirmed_on NULLS FIRST, edition_id) AS edition_nr, *
FROM (
    SELECT edition_id, coalesce(dated_from, dated_to) AS seen_on, coalesce(dated_to, dated_from) AS confirmed_on
    FROM rel.editions
);

CREATE TEMP TABLE sighting AS
SELECT DISTINCT seen.nr, e.edition_nr, e.seen_on
FROM (
    SELECT nr, first_edition_id AS edition_id FROM post
    UNION ALL SELECT nr, last_edition_id FROM post WHERE last_edition_id IS DISTINCT FROM first_edition_id
    UNION ALL
    SELECT p.nr, s.edition_id
    FROM post p JOIN rel.evidence v ON v.table_name = 'appointments' AND v.row_key = p.appointment_id
    JOIN rel.statements s USING (statement_id)
) seen JOIN edition_in_order e USING (edition_id);

-- What belongs to an appointment itself is joined apart: there is little of it, or nothing.
CREATE TEMP TABLE reach AS
SELECT c.nr, c.channel = 'phone' AS is_phone, c."value",
    coalesce(c.first_seen, c.last_seen, c.starts_on) AS starts_on, c.gone_by AS ends_on,
    CASE WHEN c.channel = 'phone' THEN {phone_is_valid} END AS is_valid
FROM (
    SELECT p.nr, p.starts_on, c.channel, c."value", c.first_seen, c.last_seen, c.gone_by
    FROM post p JOIN rel.contact_points c ON c.owner_id = p.owner_id
    WHERE (p.person_id IS NULL AND c.owner_type = 'region') OR (p.person_id IS NOT NULL AND c.owner_type = 'person')
    UNION ALL
    SELECT p.nr, p.starts_on, c.channel, c."value", c.first_seen, c.last_seen, c.gone_by
    FROM post p JOIN rel.contact_points c ON c.owner_type = 'appointment' AND c.owner_id = p.appointment_id
) c
WHERE c.channel IN ('phone', 'email');

CREATE TEMP TABLE span AS
WITH cut AS (
    SELECT nr, starts_on AS cut_on FROM post
    UNION
    SELECT p.nr, other.cut_on
    FROM post p JOIN (
        SELECT nr, seen_on AS cut_on FROM sighting
        UNION ALL SELECT nr, starts_on FROM reach
        UNION ALL SELECT nr, ends_on FROM reach WHERE ends_on IS NOT NULL
        UNION ALL SELECT q.nr, r.first_seen FROM post q JOIN rel.region_counties r USING (region_id)
        WHERE r.first_seen > q.starts_on
        UNION ALL SELECT q.nr, r.gone_by FROM post q JOIN rel.region_counties r USING (region_id)
        WHERE r.gone_by > q.starts_on
    ) other USING (nr)
    WHERE other.cut_on > p.starts_on AND (p.ends_on IS NULL OR other.cut_on < p.ends_on)
)
SELECT c.nr, c.cut_on AS valid_from, p.region_id,
    coalesce(lead(c.cut_on) OVER (PARTITION BY c.nr ORDER BY c.cut_on), p.ends_on) AS valid_to
FROM cut c JOIN post p USING (nr);

CREATE TEMP TABLE held AS
SELECT s.nr, s.valid_from, r.is_phone, r."value", r.is_valid
FROM span s JOIN reach r USING (nr)
WHERE r.starts_on <= s.valid_from AND (r.ends_on IS NULL OR s.valid_from < r.ends_on);

-- The first and the last of one or two values are all of them; only of more is a list made, which takes long.
CREATE TEMP TABLE span_reach AS
WITH counted AS (
    SELECT nr, valid_from,
        min("value") FILTER (NOT is_phone) AS first_mail, max("value") FILTER (NOT is_phone) AS last_mail,
        min("value") FILTER (is_phone) AS first_number, max("value") FILTER (is_phone) AS last_number,
        count(*) FILTER (NOT is_phone) > 2 AS has_mails, count(*) FILTER (is_phone) > 2 AS has_numbers,
        bool_and(is_valid) AS phones_valid
    FROM held GROUP BY ALL
), listed AS (
    SELECT nr, valid_from, h.is_phone, string_agg(DISTINCT h."value", '; ' ORDER BY h."value") AS said
    FROM held h JOIN counted c USING (nr, valid_from)
    WHERE CASE WHEN h.is_phone THEN c.has_numbers ELSE c.has_mails END GROUP BY ALL
)
SELECT c.nr, c.valid_from, coalesce(m.said, join_two(c.first_mail, c.last_mail)) AS email,
    coalesce(n.said, join_two(c.first_number, c.last_number)) AS phones, c.phones_valid
FROM counted c
LEFT JOIN listed m ON m.nr = c.nr AND m.valid_from = c.valid_from AND NOT m.is_phone
LEFT JOIN listed n ON n.nr = c.nr AND n.valid_from = c.valid_from AND n.is_phone;

CREATE TEMP TABLE span_counties AS
SELECT d.region_id, d.valid_from, string_agg(DISTINCT c."name", '; ' ORDER BY c."name") AS counties
FROM (SELECT DISTINCT region_id, valid_from FROM span) d
JOIN rel.region_counties r USING (region_id) JOIN rel.counties c USING (county_code)
WHERE coalesce(r.first_seen, d.valid_from) <= d.valid_from AND (r.gone_by IS NULL OR d.valid_from < r.gone_by)
GROUP BY ALL;

CREATE TEMP TABLE answered AS
SELECT entity_id AS person_id, string_agg(DISTINCT "value", '; ' ORDER BY "value") AS hours
FROM rel.statements WHERE property = 'hours' AND entity_type = 'person' AND status = 'accepted' GROUP BY entity_id;

CREATE TEMP TABLE confirmed AS
SELECT s.nr, s.valid_from, max(v.edition_nr) AS edition_nr
FROM span s JOIN sighting v ON v.nr = s.nr AND v.seen_on <= s.valid_from
GROUP BY ALL;

-- With what the exports say of a row beside, so that they need not look it up again. The day and the numbers to call are read
-- first, since a join might change the order.
CREATE OR REPLACE TEMP MACRO uid(kind, of_id) AS CAST(md5(concat('nmt-directory/', kind, '/', of_id)) AS UUID);

SET VARIABLE newest_day = (SELECT newest_edition_date FROM rel.releases ORDER BY sequence DESC LIMIT 1);
SET VARIABLE round_the_clock = (SELECT out_of_hours FROM rel.releases ORDER BY sequence DESC LIMIT 1);

CREATE TEMP TABLE told AS
SELECT {finish|t|CAST(getvariable('newest_day') AS DATE)|CAST(getvariable('round_the_clock') AS VARCHAR)},
    t.confirmed_on, t.valid_from, t.valid_to, t.is_listed,
    uid('contact', t.appointment_id) AS contact_uid, t.org_uid, t.region_uid, t.person_id, t.given_name, t.family_name
FROM (
    SELECT
        p.appointment_id, p.region_id, g."name" AS region, k.counties, n."name", p."role", p.title, p.audience,
        o."name" AS organization, h.email, h.phones, p.first_seen, p.last_seen,
        CASE WHEN p.person_id IS NULL THEN 'vacant' ELSE 'current' END AS status,
        seen.edition_id, seen.confirmed_on, h.phones_valid, coalesce(w.for_whom, 'professionals') AS for_whom, t.hours,
        s.valid_from, s.valid_to, s.valid_to IS NULL AND p.status IN ('current', 'vacant') AS is_listed,
        o.org_uid, g.region_uid, p.person_id, n.given_name, n.family_name
    FROM span s
    JOIN post p USING (nr)
    LEFT JOIN confirmed v ON v.nr = s.nr AND v.valid_from = s.valid_from
    LEFT JOIN edition_in_order seen USING (edition_nr)
    LEFT JOIN span_reach h ON h.nr = s.nr AND h.valid_from = s.valid_from
    LEFT JOIN span_counties k ON k.region_id = s.region_id AND k.valid_from = s.valid_from
    LEFT JOIN rel.people n ON n.person_id = p.person_id
    LEFT JOIN (SELECT *, uid('region', region_id) AS region_uid FROM rel.regions) g ON g.region_id = p.region_id
    LEFT JOIN (SELECT *, uid('organization', org_id) AS org_uid FROM rel.organizations) o ON o.org_id = p.org_id
    LEFT JOIN answered t ON t.person_id = p.person_id
    LEFT JOIN for_whom w ON w."role" = p."role"
    ORDER BY g."name" NULLS LAST, n."name" NULLS LAST, p.appointment_id, s.valid_from
) t;

INSERT INTO rel.derived.directory_timeline BY NAME
SELECT * EXCLUDE (
    certainty, confirmed_days_before, out_of_hours, safety, contact_uid, org_uid, region_uid, person_id, given_name, family_name)
FROM told;

CREATE TEMP VIEW directory_now AS FROM told WHERE is_listed;
